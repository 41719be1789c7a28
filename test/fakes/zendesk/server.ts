import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signatureOf } from '../../../src/desk/zendesk/webhook.ts'
import { Account, notFound, Refusal, type StoredTicket } from './account.ts'

/**
 * An account of Zendesk on loopback, as far as a desk needs one. It speaks from the reference pages of developer.zendesk.com
 * (ticketing: tickets, ticket audits, users, attachments, incremental exports; rate limits; idempotency; verifying
 * webhooks): it keeps state, recognises idempotency keys for two hours, limits requests and updates, finds new users by
 * search only after a while, and can be told to fail.
 */
export interface FakeZendesk {
  readonly url: string
  readonly account: Account
  /** What goes wrong with a request, asked before each. */
  fault: (request: { readonly method: string; readonly path: string }) => Fault | undefined
  /** The most requests a minute. */
  limit: number
  /** Where changes are told, signed with `secret`. */
  webhook: { readonly url: string; readonly secret: string } | undefined
  /** Every request so far, as `POST /api/v2/tickets`. */
  readonly seen: string[]
  /** Tells of a change by the webhook; resolves when it was answered. */
  tell(ticket: number): Promise<void>
  close(): Promise<void>
}

/** `lost`: done, and no answer ever comes. `reset`: the connection breaks, before or after it was done. */
export type Fault =
  | { readonly type: 'lost' }
  | { readonly type: 'reset'; readonly isDone: boolean }
  | {
      readonly type: 'answer'
      readonly status: number
      readonly retryAfter?: number
      readonly html?: true
      readonly isDone?: boolean
    }

export const clientId = 'ventanilla'
export const clientSecret = 'a-secret-of-the-stand-in'
const keyLifeMs = 2 * 3_600_000
const searchDelayMs = 120_000
const tokenSeconds = 1_800

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Buffer
  readonly size: number
  readonly headers: IncomingMessage['headers']
}

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export async function startFakeZendesk(now: () => number = Date.now): Promise<FakeZendesk> {
  const account = new Account(now)
  const tokens = new Map<string, number>()
  const keys = new Map<string, { readonly at: number; readonly digest: string; readonly answer: Answer }>()
  const minute = { number: 0, used: 0 }
  const held = new Set<ServerResponse>()

  const answer = (asked: Asked): Answer => {
    const { method, path } = asked
    if (path === '/oauth/tokens') return grant(asked)
    const bearer = /^Bearer (.+)$/.exec(asked.headers.authorization ?? '')?.[1]
    const isBasic = asked.headers.authorization?.startsWith('Basic ') === true
    if (!isBasic && (tokens.get(bearer ?? '') ?? 0) <= now()) {
      throw new Refusal(401, { error: "Couldn't authenticate you" })
    }
    const current = Math.floor(now() / 60_000)
    if (minute.number !== current) Object.assign(minute, { number: current, used: 0 })
    minute.used += 1
    if (minute.used > fake.limit) throw tooMany(60)
    const route = routes.find(([verb, pattern]) => verb === method && pattern.test(path))
    if (!route) throw notFound()
    const [, pattern, handle] = route
    return handle(asked, Number(pattern.exec(path)?.[1] ?? 0))
  }
  const grant = ({ body }: Asked): Answer => {
    const given = JSON.parse(body.toString())
    const isRight = given.client_id === clientId && given.client_secret === clientSecret
    if (!isRight || given.grant_type !== 'client_credentials') {
      throw new Refusal(401, { error: 'invalid_client', error_description: 'Client authentication failed' })
    }
    const token = randomUUID()
    tokens.set(token, now() + tokenSeconds * 1000)
    return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: tokenSeconds } }
  }
  const shown = ({ fields }: StoredTicket) => fields
  const listed = (tickets: readonly StoredTicket[]): Answer => ({
    status: 200,
    body: { tickets: tickets.map(shown), count: tickets.length },
  })
  const idempotent = (asked: Asked, work: () => Answer): Answer => {
    const key = asked.headers['idempotency-key']
    if (typeof key !== 'string') return work()
    const digest = createHash('sha256').update(asked.body).digest('hex')
    const before = keys.get(key)
    if (before && before.at + keyLifeMs > now()) {
      if (before.digest !== digest) {
        throw new Refusal(400, {
          error: 'IdempotentRequestError',
          description: "Request parameters don't match the given idempotency key",
        })
      }
      return { ...before.answer, headers: { 'x-idempotency-lookup': 'hit' } }
    }
    const made = work()
    keys.set(key, { at: now(), digest, answer: made })
    return { ...made, headers: { 'x-idempotency-lookup': 'miss' } }
  }
  const json = (asked: Asked) => JSON.parse(asked.body.toString())
  const user = (id: number) => {
    const found = account.users.get(id)
    if (!found) throw notFound()
    return found
  }
  const routes: readonly (readonly [string, RegExp, (asked: Asked, id: number) => Answer])[] = [
    [
      'POST',
      /^\/api\/v2\/tickets$/,
      (asked) =>
        idempotent(asked, () => {
          const ticket = account.create(json(asked).ticket, account.self.id)
          return { status: 201, body: { ticket: { ...shown(ticket) }, audit: ticket.audits[0] } }
        }),
    ],
    [
      'GET',
      /^\/api\/v2\/tickets$/,
      ({ query }) =>
        listed(
          [...account.tickets.values()].filter(
            ({ fields }) => fields['external_id'] === query.get('external_id'),
          ),
        ),
    ],
    [
      'GET',
      /^\/api\/v2\/tickets\/show_many$/,
      ({ query }) =>
        listed((query.get('ids') ?? '').split(',').flatMap((id) => account.tickets.get(Number(id)) ?? [])),
    ],
    [
      'GET',
      /^\/api\/v2\/tickets\/(\d+)$/,
      (_, id) => ({ status: 200, body: { ticket: shown(account.ticket(id)) } }),
    ],
    [
      'PUT',
      /^\/api\/v2\/tickets\/(\d+)$/,
      (asked, id) => {
        const { updates } = account.ticket(id)
        const recent = updates.filter((at) => at > now() - 600_000)
        if (recent.length >= 30)
          throw tooMany(600, { 'zendesk-ratelimit-per-ticket-updates': 'total=30; remaining=0; resets=600' })
        updates.push(now())
        const ticket = account.update(id, json(asked).ticket, account.self.id)
        return { status: 200, body: { ticket: shown(ticket), audit: ticket.audits.at(-1) } }
      },
    ],
    [
      'GET',
      /^\/api\/v2\/tickets\/(\d+)\/audits$/,
      ({ query }, id) => {
        const size = Number(query.get('page[size]') ?? 100)
        const from = Number(query.get('page[after]') ?? 0)
        const all = account.ticket(id).audits
        const has_more = from + size < all.length
        return {
          status: 200,
          body: {
            audits: all.slice(from, from + size),
            meta: { has_more, after_cursor: String(from + size) },
          },
        }
      },
    ],
    [
      'GET',
      /^\/api\/v2\/users\/search$/,
      ({ query }) => {
        const email = /^email:"(.+)"$/.exec(query.get('query') ?? '')?.[1]
        const found = email === undefined ? undefined : account.userByEmail(email)
        return {
          status: 200,
          body: { users: found && found.since + searchDelayMs <= now() ? [found] : [], count: 0 },
        }
      },
    ],
    [
      'POST',
      /^\/api\/v2\/users\/create_or_update$/,
      (asked) => {
        const { name, email, external_id } = json(asked).user
        const before = [...account.users.values()].find(
          (each) =>
            (email !== undefined && each.email?.toLowerCase() === email.toLowerCase()) ||
            (external_id !== undefined && each.external_id === external_id),
        )
        if (before) Object.assign(before, { ...(name !== undefined && { name }) })
        const made =
          before ?? account.addUser({ name, email: email ?? null, external_id: external_id ?? null })
        return { status: before ? 200 : 201, body: { user: made } }
      },
    ],
    [
      'GET',
      /^\/api\/v2\/users\/show_many$/,
      ({ query }) => ({
        status: 200,
        body: {
          users: (query.get('ids') ?? '').split(',').flatMap((id) => account.users.get(Number(id)) ?? []),
          count: 0,
        },
      }),
    ],
    ['GET', /^\/api\/v2\/users\/me$/, () => ({ status: 200, body: { user: account.self } })],
    [
      'GET',
      /^\/api\/v2\/users\/(\d+)\/organizations$/,
      (_, id) => ({
        status: 200,
        body: {
          organizations: [...account.organizations.values()].filter(({ members }) =>
            members.includes(user(id).id),
          ),
        },
      }),
    ],
    [
      'POST',
      /^\/api\/v2\/uploads$/,
      ({ query, size }) => {
        const token = randomUUID()
        const upload = {
          token,
          file_name: query.get('filename') ?? '',
          size,
          until: now() + 3_600_000,
          isUsed: false,
        }
        account.uploads.set(token, upload)
        return { status: 201, body: { upload: { token, expires_at: new Date(upload.until).toISOString() } } }
      },
    ],
    [
      'GET',
      /^\/api\/v2\/incremental\/tickets\/cursor$/,
      ({ query }) => {
        const from = query.has('cursor')
          ? Number(query.get('cursor'))
          : Number(query.get('start_time')) * 1000
        const until = now() - 60_000
        const changed = [...account.tickets.values()].filter(({ fields }) => {
          const at = Date.parse(String(fields['updated_at']))
          return at >= from && at <= until
        })
        return {
          status: 200,
          body: {
            tickets: changed.map(shown),
            after_cursor: String(Math.max(from, until)),
            end_of_stream: true,
          },
        }
      },
    ],
  ]

  const server = createServer((request, response) => {
    void receive(request).then(
      (asked) => {
        fake.seen.push(`${asked.method} ${asked.path}`)
        const fault = fake.fault(asked)
        const isDone = fault === undefined || fault.type === 'lost' || fault.isDone === true
        const made = isDone ? attempt(() => answer(asked)) : undefined
        if (fault?.type === 'lost') return held.add(response)
        if (fault?.type === 'reset') return request.socket.destroy()
        if (fault) return send(response, faulty(fault))
        if (made) send(response, made)
      },
      () => response.destroy(),
    )
  })
  const fake: FakeZendesk = {
    url: '',
    account,
    fault: () => undefined,
    limit: 700,
    webhook: undefined,
    seen: [],
    async tell(ticket) {
      if (!fake.webhook) return
      const body = JSON.stringify({ ticket })
      const timestamp = new Date(now()).toISOString()
      await fetch(fake.webhook.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Zendesk-Webhook-Signature': signatureOf(fake.webhook.secret, timestamp, body),
          'X-Zendesk-Webhook-Signature-Timestamp': timestamp,
        },
        body,
      })
    },
    async close() {
      for (const response of held) response.destroy()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

/** Reads a request; of an upload only the size is kept. */
async function receive(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const path = url.pathname.replace(/\.json$/, '')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (path !== '/api/v2/uploads') chunks.push(chunk)
  }
  const { method = 'GET', headers } = request
  return { method, path, query: url.searchParams, body: Buffer.concat(chunks), size, headers }
}

function attempt(work: () => Answer): Answer {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body, ...headersOf(error) }
    return { status: 500, body: { error: 'InternalError', description: String(error) } }
  }
}

class TooMany extends Refusal {
  readonly headers: Readonly<Record<string, string>>

  constructor(headers: Readonly<Record<string, string>>) {
    super(429, {
      error: 'APIRateLimitExceeded',
      description: 'Number of allowed API requests per minute exceeded',
    })
    this.headers = headers
  }
}

const tooMany = (seconds: number, headers: Readonly<Record<string, string>> = {}): TooMany =>
  new TooMany({ 'Retry-After': String(seconds), ...headers })
const headersOf = (error: Refusal) => (error instanceof TooMany ? { headers: error.headers } : {})

function faulty({
  status,
  retryAfter,
  html,
}: Extract<Fault, { type: 'answer' }>): Answer & { readonly html?: true } {
  return {
    status,
    body: { error: 'Failure', description: 'told to fail' },
    headers: { ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }) },
    ...(html && { html }),
  }
}

function send(response: ServerResponse, answer: Answer & { readonly html?: true }): void {
  const isPage = answer.html === true
  response.writeHead(answer.status, {
    'Content-Type': isPage ? 'text/html' : 'application/json; charset=utf-8',
    ...answer.headers,
  })
  response.end(
    isPage ? '<html><head><title>We will be back</title></head></html>' : JSON.stringify(answer.body ?? null),
  )
}
