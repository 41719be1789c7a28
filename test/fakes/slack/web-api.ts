import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createWorkObjects, type WorkObjects } from './work-objects.ts'

/**
 * Slack's methods on loopback, as far as the program calls them, as https://docs.slack.dev/reference/methods says: a form with a
 * token in, `ok` out; messages that can be posted and changed, threads, views, people, files.
 */
export interface WebApi {
  readonly url: string
  /** What was called, in order. */
  readonly calls: readonly Call[]
  /** What a channel shows now, oldest first; a thread's messages with their root. */
  shown(channel: string): readonly Posted[]
  /** Makes the next calls of a method fail: with an error of Slack's, or by asking to wait. */
  fail(
    method: string,
    how: { readonly error?: string; readonly retryAfter?: number; readonly times?: number },
  ): void
  readonly workObjects: WorkObjects
  /** The signs on a message, by `channel/ts`. */
  reactions: Map<string, readonly string[]>
  /** What is answered to who has what right. */
  people: Map<string, object>
  /** What is given for a code, or for a token to renew one with; each once, as Slack does. */
  grants: Map<string, object>
  /** Bytes that a file's address gives, by its path. */
  files: Map<string, { readonly type: string; readonly bytes: Buffer; readonly redirect?: string }>
  close(): Promise<void>
}

export interface Call {
  readonly method: string
  readonly token: string
  readonly args: Readonly<Record<string, string>>
}

export interface Posted {
  readonly ts: string
  readonly thread_ts?: string
  readonly user?: string
  readonly text: string
  readonly blocks: readonly Block[]
  readonly metadata?: unknown
}

export interface Block {
  readonly type: string
  readonly elements?: readonly Element[]
}

export interface Element {
  readonly action_id?: string
  readonly value?: string
  readonly options?: readonly { readonly value: string }[]
}

export interface Tokens {
  readonly [token: string]: { readonly team: string; readonly bot: string }
}

interface Connect {
  readonly token: string
  nextAddress(): string
}

interface Clock {
  now(): number
}

/** @param connect gives the address of a connection to who has the app's own token. */
export async function startWebApi(tokens: Tokens, clock: Clock, connect?: Connect): Promise<WebApi> {
  const calls: Call[] = []
  const channels = new Map<string, Posted[]>()
  const failures = new Map<string, { error?: string; retryAfter?: number; times: number }>()
  const people: WebApi['people'] = new Map()
  const files: WebApi['files'] = new Map()
  const grants: WebApi['grants'] = new Map()
  const reactions: WebApi['reactions'] = new Map()
  const workObjects = createWorkObjects()
  let last = 0

  const nextTs = (): string => {
    last += 1
    return `${Math.floor(clock.now() / 1_000)}.${String(last).padStart(6, '0')}`
  }
  const post = (args: Call['args'], user?: string): Posted => {
    const { channel = '', text = '', blocks = '[]', thread_ts, metadata } = args
    const message: Posted = {
      ts: nextTs(),
      text,
      blocks: JSON.parse(blocks) as readonly Block[],
      ...(thread_ts !== undefined && { thread_ts }),
      ...(user !== undefined && { user }),
      ...(metadata !== undefined && { metadata: JSON.parse(metadata) as unknown }),
    }
    channels.set(channel, [...(channels.get(channel) ?? []), message])
    return message
  }

  const methods: Readonly<Record<string, (args: Call['args'], token: string) => object>> = {
    'auth.test': (_, token) => ({ team_id: tokens[token]?.team, user_id: tokens[token]?.bot }),
    'users.info': ({ user = '' }) => {
      const known = people.get(user)
      return known ? { user: known } : { error: 'user_not_found' }
    },
    'chat.postMessage': (args) => {
      const message = post(args)
      return { channel: args['channel'], ts: message.ts, message }
    },
    'chat.postEphemeral': (args) => ({ message_ts: post(args, args['user']).ts }),
    'chat.update': ({ channel = '', ts = '', text = '', blocks = '[]' }) => {
      const all = channels.get(channel) ?? []
      const at = all.findIndex((message) => message.ts === ts)
      const before = all[at]
      if (!before) return { error: 'message_not_found' }
      if (before.user !== undefined) return { error: 'cant_update_message' }
      all[at] = { ...before, text, blocks: JSON.parse(blocks) as readonly Block[] }
      return { channel, ts, text }
    },
    // Nothing that only one person sees is among them.
    'conversations.replies': ({ channel = '', ts = '', oldest = '0' }) => ({
      messages: (channels.get(channel) ?? []).filter(
        (each) => each.thread_ts === ts && each.ts > oldest && each.user === undefined,
      ),
    }),
    'conversations.history': ({ channel = '', oldest = '0' }) => ({
      messages: (channels.get(channel) ?? []).filter(
        (each) => each.thread_ts === undefined && each.ts > oldest && each.user === undefined,
      ),
    }),
    'chat.getPermalink': ({ channel, message_ts }) => ({
      permalink: `https://t.slack.com/archives/${channel}/p${message_ts}`,
    }),
    ...workObjects.methods,
    'reactions.add': ({ channel = '', timestamp = '', name = '' }) => {
      const signs = reactions.get(`${channel}/${timestamp}`) ?? []
      if (signs.includes(name)) return { error: 'already_reacted' }
      reactions.set(`${channel}/${timestamp}`, [...signs, name])
      return {}
    },
    'conversations.open': ({ users = '' }) => ({ channel: { id: `D${users.slice(1)}` } }),
    'assistant.threads.setStatus': ({ thread_ts }) =>
      thread_ts === undefined ? { error: 'invalid_thread_ts' } : {},
    'assistant.threads.setTitle': () => ({}),
    // With a thread it is accepted and shown nowhere.
    'assistant.threads.setSuggestedPrompts': () => ({}),
    'views.open': () => ({ view: { id: `V${nextTs()}` } }),
    'views.update': () => ({ view: {} }),
    'views.publish': () => ({ view: {} }),
    'oauth.v2.access': ({ code, refresh_token }) => {
      const given = grants.get(code ?? refresh_token ?? '')
      grants.delete(code ?? refresh_token ?? '')
      return given ?? { error: code === undefined ? 'invalid_refresh_token' : 'invalid_code' }
    },
    'files.info': ({ file = '' }) => ({ file: people.get(file) ?? {} }),
  }

  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => answer(request, response, body))
      .catch((error: unknown) => give(response, 500, {}, String(error)))
  })

  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost')
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    if (pathname.startsWith('/files/')) {
      calls.push({ method: 'file', token, args: { path: pathname, host: request.headers.host ?? '' } })
      return giveFile(pathname, token, response)
    }
    if (pathname.startsWith('/response/')) {
      calls.push({ method: 'response_url', token, args: JSON.parse(body) as Call['args'] })
      give(response, 200, {}, 'ok')
      return
    }
    const method = pathname.replace(/^\/api\//, '')
    const args = Object.fromEntries(new URLSearchParams(body))
    calls.push({ method, token, args })
    const failure = failures.get(method)
    if (failure && failure.times > 0) {
      failure.times -= 1
      if (failure.retryAfter !== undefined) {
        give(response, 429, { 'Retry-After': String(failure.retryAfter) })
        return
      }
      return send(response, { ok: false, error: failure.error })
    }
    if (method === 'apps.connections.open') {
      if (token !== connect?.token) return send(response, { ok: false, error: 'invalid_auth' })
      return send(response, { ok: true, url: connect.nextAddress() })
    }
    if (!tokens[token] && method !== 'oauth.v2.access')
      return send(response, { ok: false, error: 'invalid_auth' })
    const made = methods[method]?.(args, token) ?? { error: 'unknown_method' }
    send(response, { ok: !('error' in made), ...made })
  }
  const giveFile = (path: string, token: string, response: ServerResponse): void => {
    const file = files.get(path)
    if (!tokens[token] || !file) {
      give(response, 200, { 'Content-Type': 'text/html; charset=utf-8' }, '<html>Sign in</html>')
      return
    }
    if (file.redirect !== undefined) give(response, 302, { Location: file.redirect })
    else give(response, 200, { 'Content-Type': file.type }, file.bytes)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    shown: (channel) => channels.get(channel) ?? [],
    fail: (method, { times = 1, ...how }) => void failures.set(method, { ...how, times }),
    workObjects,
    reactions,
    people,
    files,
    grants,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** In two steps: where restify was loaded, `writeHead` gives nothing back. */
const give = (
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer = '',
): void => {
  response.writeHead(status, headers)
  response.end(body)
}

const send = (response: ServerResponse, body: object): void => {
  give(response, 200, { 'Content-Type': 'application/json' }, JSON.stringify(body))
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
