import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the endpoint is asked: the candidates by their numbers. */
export interface ChatAsked {
  readonly subject: string
  readonly candidates: readonly { readonly number: number; readonly title: string; readonly line: string }[]
}

/**
 * An endpoint on loopback that speaks https://platform.openai.com/docs/api-reference/chat/create with structured output: what is not
 * asked as it is written there is refused. Behind it is no model, but a function.
 */
export interface FakeChat {
  readonly url: string
  /** What was asked, in order. */
  readonly asked: readonly ChatAsked[]
  /** Whole requests, as they came. */
  readonly bodies: readonly string[]
  /** What it says from now on: an order of numbers, or any other content. */
  say(answer: (asked: ChatAsked) => readonly number[] | string | null): void
  /** What it does from now on instead; `half`: an answer begins and never ends. */
  fail(how: number | 'never' | 'half' | 'no-json' | undefined): void
  close(): Promise<void>
}

export async function startChat(): Promise<FakeChat> {
  const asked: ChatAsked[] = []
  const bodies: string[] = []
  let say: Parameters<FakeChat['say']>[0] = ({ candidates }) => candidates.map(({ number }) => number)
  let failure: Parameters<FakeChat['fail']>[0]
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      bodies.push(body)
      const question = questionIn(request.url ?? '', body)
      if (question === undefined) return answer(response, 400, { error: { message: 'invalid request' } })
      asked.push(question)
      if (failure === 'never') return
      if (failure === 'half') {
        // In two steps: where restify was loaded, `writeHead` gives nothing back.
        response.writeHead(200, { 'Content-Type': 'application/json' })
        response.write('{"id":"c",')
      } else if (failure === 'no-json') {
        response.writeHead(200, { 'Content-Type': 'text/html' })
        response.end('<html>Sign in</html>')
      } else if (failure !== undefined)
        answer(response, failure, { error: { message: 'sk-secret is wrong' } })
      else answer(response, 200, completionOf(say(question)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    bodies,
    say(answer) {
      say = answer
    },
    fail(how) {
      failure = how
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
}

function completionOf(said: readonly number[] | string | null): object {
  const content = said === null || typeof said === 'string' ? said : JSON.stringify({ order: said })
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'fake',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: content === null ? 'No.' : null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }
}

interface Requested {
  readonly model?: unknown
  readonly messages?: readonly { readonly role: string; readonly content: string }[]
  readonly response_format?: {
    readonly type?: string
    readonly json_schema?: { readonly name?: string; readonly strict?: boolean; readonly schema?: object }
  }
}

/** Undefined for what is no request of the published kind. */
function questionIn(path: string, body: string): ChatAsked | undefined {
  const { model, messages = [], response_format: format } = JSON.parse(body) as Requested
  const isOne =
    path === '/v1/chat/completions' &&
    typeof model === 'string' &&
    messages.map(({ role }) => role).join() === 'system,user' &&
    format?.type === 'json_schema' &&
    format.json_schema?.strict === true &&
    /^[\w-]{1,64}$/.test(format.json_schema.name ?? '') &&
    format.json_schema.schema !== undefined
  return isOne ? (JSON.parse(messages[1]?.content ?? '') as ChatAsked) : undefined
}
