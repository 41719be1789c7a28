import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * An endpoint on loopback that speaks https://platform.openai.com/docs/api-reference/embeddings. Its vectors know letters and no
 * meanings: each run of three or four letters counts at a place that is a hash of it, so that texts that are spelled alike lie near one
 * another.
 */
export interface FakeEmbeddings {
  readonly url: string
  /** The texts that were asked for, in order. */
  readonly asked: readonly string[]
  /** What it answers from now on, instead of vectors. */
  fail(status: number | 'never' | undefined): void
  close(): Promise<void>
}

export async function startEmbeddings(): Promise<FakeEmbeddings> {
  const asked: string[] = []
  let failure: number | 'never' | undefined
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (failure === 'never') return
      const answer = (status: number, body: object): void => {
        // In two steps: where restify was loaded, `writeHead` gives nothing back.
        response.writeHead(status, { 'Content-Type': 'application/json' })
        response.end(JSON.stringify(body))
      }
      if (failure !== undefined) return answer(failure, { error: { message: 'the key sk-secret is wrong' } })
      const {
        input,
        model,
        dimensions = 256,
      } = JSON.parse(Buffer.concat(chunks).toString()) as {
        readonly input: readonly string[]
        readonly model: string
        readonly dimensions?: number
      }
      asked.push(...input)
      const data = input.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: vectorOf(text, dimensions),
      }))
      answer(200, { object: 'list', model, data, usage: { prompt_tokens: 1, total_tokens: 1 } })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    fail(status) {
      failure = status
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function vectorOf(text: string, dimensions: number): readonly number[] {
  const vector = Array.from({ length: dimensions }, () => 0)
  const plain = ` ${text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `
  for (const size of [3, 4])
    for (let at = 0; at + size <= plain.length; at += 1) {
      const place = hashOf(plain.slice(at, at + size)) % dimensions
      vector[place] = (vector[place] ?? 0) + 1
    }
  return vector.map((count) => Math.sqrt(count))
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
