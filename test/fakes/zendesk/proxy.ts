import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Oracle } from './oracle.ts'

/** Stands between a program and an account, and lets nothing through, either way, that the published document does not allow. */
export interface ValidatingProxy {
  readonly url: string
  /** What was not let through, in words. */
  readonly problems: string[]
  /** How many requests passed. */
  readonly passed: () => number
  close(): Promise<void>
}

/** A request that is not allowed gets 422 with the reason; an answer that is not, 502. */
export async function startValidatingProxy(oracle: Oracle, target: string): Promise<ValidatingProxy> {
  const problems: string[] = []
  let passed = 0

  const pass = async (request: IncomingMessage): Promise<Passed> => {
    const method = request.method ?? 'GET'
    const url = new URL(request.url ?? '/', target)
    const body = await bytesOf(request)
    const headers = headersOf(request)
    const refuse = (status: number, problem: string): Passed => {
      problems.push(problem)
      return {
        status,
        type: 'application/json',
        body: JSON.stringify({ error: 'NotInTheDocument', description: problem }),
      }
    }
    const problem = oracle.problemOf({ method, url, headers, body: contentOf(headers, body) })
    if (problem !== undefined) return refuse(422, problem)
    const response = await fetch(url, {
      method,
      headers: withoutHop(headers),
      ...(body.length > 0 && { body }),
    })
    const text = await response.text()
    const type = response.headers.get('content-type') ?? 'text/plain'
    const wrong =
      type.includes('json') && oracle.answerProblem(method, url.pathname, response.status, JSON.parse(text))
    if (typeof wrong === 'string') return refuse(502, wrong)
    passed += 1
    return { status: response.status, type, body: text, retryAfter: response.headers.get('retry-after') }
  }
  const server = createServer((request, response) => {
    void pass(request).then(
      ({ status, type, body, retryAfter }) => {
        response.writeHead(status, {
          'Content-Type': type,
          ...(retryAfter != null && { 'Retry-After': retryAfter }),
        })
        response.end(body)
      },
      () => response.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    problems,
    passed: () => passed,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

interface Passed {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly retryAfter?: string | null
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** What belongs to this connection alone stays here. */
const hop = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding'])
const withoutHop = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hop.has(name)))

function contentOf(headers: Readonly<Record<string, string>>, body: Buffer): unknown {
  if (body.length === 0) return undefined
  return headers['content-type']?.startsWith('application/json') === true
    ? JSON.parse(body.toString())
    : 'bytes'
}
