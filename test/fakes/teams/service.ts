import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'

/** What a bot sent, as the service shows it now. */
export interface ShownActivity {
  readonly id: string
  readonly activity: SentActivity
  /** How often it was changed. */
  readonly updates: number
  /** What its owner sees in its place. */
  readonly seen?: SentCard
}
export interface SentActivity {
  readonly type: string
  readonly text?: string
  readonly summary?: string
  readonly suggestedActions?: {
    readonly to: readonly string[]
    readonly actions: readonly { readonly type: string; readonly title: string; readonly value: string }[]
  }
  readonly attachments?: readonly { readonly contentType: string; readonly content: SentCard }[]
  readonly entities?: readonly { readonly type: string }[]
}
export interface SentCard {
  readonly body: readonly object[]
  readonly actions?: readonly CardAction[]
  readonly refresh?: { readonly userIds?: readonly string[]; readonly action: CardAction }
}
export interface CardAction {
  readonly type: string
  readonly title?: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly fallback?: CardAction
}

export interface Request {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
}

/**
 * The service that a bot calls, and where files of people are (`/files/<bytes>`), on loopback: conversations' activities of the Connector API, as `ConnectorAPI.swagger.json`
 * (microsoft/botbuilder-js, libraries/swagger) describes them. What is sent is held to that document where it is at hand.
 */
export interface Service {
  readonly url: string
  readonly requests: readonly Request[]
  /** What is shown in a conversation, oldest first; typing is not. */
  shown(conversation: string): readonly ShownActivity[]
  /** How often typing was shown in a conversation. */
  typed(conversation: string): number
  /** Answers the next requests with a failure. */
  fail(times: number, status: number, error?: object, headers?: Readonly<Record<string, string>>): void
  /** Takes so many requests before the next failure. */
  pass(times: number): void
  /** Notes what the owner of a card sees in its place, until it is changed. */
  see(conversation: string, id: string, card: SentCard): void
  /** Takes a message away, as a moderator does. */
  remove(conversation: string, id: string): void
  close(): Promise<void>
}

interface Failure {
  readonly status: number
  readonly error: object
  readonly headers: Readonly<Record<string, string>>
}

const mostBytes = 100_000
const problemsOf = activityChecker()

export async function startService(token: string | undefined): Promise<Service> {
  const conversations = new Map<string, ShownActivity[]>()
  const typings = new Map<string, number>()
  const requests: Request[] = []
  const failures: (Failure | undefined)[] = []
  let last = 0

  const answer = (
    request: IncomingMessage,
    body: string,
  ): { status: number; body: object; headers?: object } => {
    const refused = (status: number, code: string) => ({ status, body: { error: { code, message: code } } })
    const { method = '', url = '' } = request
    requests.push({ method, path: url, authorization: request.headers.authorization })
    const failure = failures.shift()
    if (failure) return { status: failure.status, body: failure.error, headers: failure.headers }
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`)
      return refused(401, 'Unauthorized')
    if (method === 'POST' && url === '/v3/conversations') {
      const { members, isGroup } = JSON.parse(body) as { isGroup?: boolean; members?: { id?: string }[] }
      const [member] = members ?? []
      if (isGroup || member?.id === undefined) return refused(400, 'BadSyntax')
      return { status: 201, body: { id: `a:conversation-of-${member.id.replace(/^29:/, '')}` } }
    }
    const [, rawConversation = '', rawId] =
      /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(url) ?? []
    const conversation = decodeURIComponent(rawConversation)
    if (conversation === '') return refused(404, 'ServiceError')
    const all = conversations.get(conversation) ?? []
    conversations.set(conversation, all)
    const sent = JSON.parse(body) as SentActivity
    const problems = problemsOf(sent)
    if (problems !== '') return refused(400, `BadSyntax: ${problems}`)
    if (body.length * 2 > mostBytes) return refused(413, 'MessageSizeTooBig')
    if (method === 'PUT') {
      const at = all.findIndex(({ id }) => id === decodeURIComponent(rawId ?? ''))
      const before = all[at]
      if (!before) return refused(404, 'ActivityNotFoundInConversation')
      all[at] = { id: before.id, activity: sent, updates: before.updates + 1 }
      return { status: 200, body: { id: before.id } }
    }
    if (sent.type === 'typing') {
      typings.set(conversation, (typings.get(conversation) ?? 0) + 1)
      return { status: 201, body: { id: 'typing' } }
    }
    last += 1
    const id = `1700000000${String(last).padStart(3, '0')}`
    all.push({ id, activity: sent, updates: 0 })
    return { status: 201, body: { id } }
  }

  const server = createServer((request, response) => {
    const [, bytes] = /^\/files\/(\d+)$/.exec(request.url ?? '') ?? []
    if (bytes !== undefined) {
      response.end(Buffer.alloc(Number(bytes), 'x'))
      return
    }
    void textOf(request).then((body) => {
      const { status, body: given, headers } = answer(request, body)
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
      response.end(JSON.stringify(given))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    shown: (conversation) => conversations.get(conversation) ?? [],
    typed: (conversation) => typings.get(conversation) ?? 0,
    fail(times, status, error = { error: { code: 'ServiceError', message: 'x' } }, headers = {}) {
      for (let time = 0; time < times; time++) failures.push({ status, error, headers })
    },
    pass(times) {
      for (let time = 0; time < times; time++) failures.push(undefined)
    },
    see(conversation, id, card) {
      const all = conversations.get(conversation) ?? []
      conversations.set(
        conversation,
        all.map((each) => (each.id === id ? { ...each, seen: card } : each)),
      )
    },
    remove(conversation, id) {
      conversations.set(
        conversation,
        (conversations.get(conversation) ?? []).filter((each) => each.id !== id),
      )
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  request.setEncoding('utf8')
  for await (const part of request) text += part
  return text
}

/** What an activity has that the published document does not allow; nothing is said where the document is not at hand. */
function activityChecker(): (activity: object) => string {
  const path = fileURLToPath(
    new URL('../../../../shared/contracts/teams/bot-framework/ConnectorAPI.swagger.json', import.meta.url),
  )
  if (!existsSync(path)) return () => ''
  // What a button sends is any value, as the protocol's own schema says; this document says "object" of all of them.
  const { definitions } = JSON.parse(readFileSync(path, 'utf8'), (name, value: { properties?: object }) =>
    name === 'CardAction' ? { ...value, properties: { ...value.properties, value: {} } } : value,
  ) as { definitions: object }
  const ajv = new Ajv({ strict: false, validateFormats: false })
  const check = ajv.compile({ definitions, $ref: '#/definitions/Activity' })
  return (activity) => (check(activity) ? '' : ajv.errorsText(check.errors))
}
