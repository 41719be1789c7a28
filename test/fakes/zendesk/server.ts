import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signatureOf } from '../../../src/desk/zendesk/webhook.ts'
import { Account, notFound, Refusal } from './account.ts'
import { type Admin, adminRoutes, createAdmin } from './admin-routes.ts'
import { type Answer, type Asked, json, type Route } from './exchange.ts'
import { peopleRoutes } from './people-routes.ts'
import { ticketRoutes } from './ticket-routes.ts'
import { TooMany, tooMany } from './too-many.ts'

/**
 * An account of Zendesk on loopback, as far as a desk needs one. It speaks from the reference pages of developer.zendesk.com
 * (ticketing: tickets, ticket audits, users, attachments, incremental exports; rate limits; idempotency; verifying
 * webhooks): it keeps state, recognises idempotency keys for two hours, limits requests and updates, finds new users by
 * search only after a while, lets a client act on behalf of an end user, as one may act, and can be told to fail.
 */
export interface FakeZendesk {
  readonly url: string
  readonly account: Account
  /** What an admin of the account has set up. */
  readonly admin: Admin
  /** What goes wrong with a request, asked before each. */
  fault: (request: { readonly method: string; readonly path: string }) => Fault | undefined
  /** The most that the client is given of what it asks for. */
  scope: string
  /** By how much the account's clock is ahead. */
  skewMs: number
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

/**
 * `lost`: done, and no answer ever comes. `reset`: the connection breaks, before or after it was done. `slow`: done, the head of
 * the answer comes at once and its body after so many ms.
 */
export type Fault =
  | { readonly type: 'lost' }
  | { readonly type: 'reset'; readonly isDone: boolean }
  | { readonly type: 'slow'; readonly ms: number }
  | {
      readonly type: 'answer'
      readonly status: number
      readonly retryAfter?: number
      readonly html?: true
      readonly isDone?: boolean
    }

export const clientId = 'ventanilla'
export const clientSecret = 'a-secret-of-the-stand-in'
const tokenSeconds = 1_800

export async function startFakeZendesk(now: () => number = Date.now): Promise<FakeZendesk> {
  const account = new Account(now)
  const tokens = new Map<string, number>()
  const granted = new Map<string, string>()
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
    const isForSomebody = asked.headers['x-on-behalf-of'] !== undefined
    if (isForSomebody && !granted.get(bearer ?? '')?.includes('impersonate'))
      throw new Refusal(403, { error: 'Forbidden', description: 'The token is missing a scope' })
    // What only agents may: an end user is refused.
    if (isForSomebody && !/^\/api\/v2\/(requests\/|uploads$|tickets\/\d+\/satisfaction_rating$)/.test(path))
      throw new Refusal(403, { error: 'Forbidden', description: 'You do not have access to this page' })
    const current = Math.floor(now() / 60_000)
    if (minute.number !== current) Object.assign(minute, { number: current, used: 0 })
    minute.used += 1
    if (minute.used > fake.limit) throw tooMany(60)
    const route = routes.find(([verb, pattern]) => verb === method && pattern.test(path))
    if (!route) throw notFound()
    const [, pattern, handle] = route
    return handle(asked, pattern.exec(path)?.[1] ?? '')
  }
  const grant = (asked: Asked): Answer => {
    const given = json(asked)
    const isRight = given.client_id === clientId && given.client_secret === clientSecret
    if (!isRight || given.grant_type !== 'client_credentials') {
      throw new Refusal(401, { error: 'invalid_client', error_description: 'Client authentication failed' })
    }
    const token = randomUUID()
    const allowed = fake.scope.split(' ')
    const scope = String(given.scope)
      .split(' ')
      .filter((each) => allowed.includes(each))
      .join(' ')
    granted.set(token, scope)
    tokens.set(token, now() + tokenSeconds * 1000)
    return {
      status: 200,
      body: { access_token: token, token_type: 'bearer', scope, expires_in: tokenSeconds },
    }
  }
  const admin = createAdmin()
  const routes: readonly Route[] = [
    ...ticketRoutes(account),
    ...peopleRoutes(account),
    ...adminRoutes(account, admin),
  ]

  const server = createServer((request, response) => {
    response.setHeader('Date', new Date(now() + fake.skewMs).toUTCString())
    void receive(request).then(
      (asked) => {
        fake.seen.push(`${asked.method} ${asked.path}`)
        const fault = fake.fault(asked)
        const isDone =
          fault === undefined || fault.type === 'lost' || fault.type === 'slow' || fault.isDone === true
        const made = isDone ? attempt(() => answer(asked)) : undefined
        if (fault?.type === 'lost') return held.add(response)
        if (fault?.type === 'reset') return request.socket.destroy()
        if (fault?.type === 'slow') return made && sendSlowly(response, made, fault.ms)
        if (fault) return send(response, faulty(fault))
        if (made) send(response, made)
      },
      () => response.destroy(),
    )
  })
  const fake: FakeZendesk = {
    url: '',
    account,
    admin,
    fault: () => undefined,
    scope: 'read write impersonate',
    skewMs: 0,
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
    if (error instanceof Refusal)
      return {
        status: error.status,
        body: error.body,
        ...(error instanceof TooMany && { headers: error.headers }),
      }
    return { status: 500, body: { error: 'InternalError', description: String(error) } }
  }
}

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

/** A server that is closed meanwhile waits for nobody. */
function sendSlowly(response: ServerResponse, { status, body }: Answer, ms: number): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.flushHeaders()
  setTimeout(() => response.end(JSON.stringify(body)), ms).unref()
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
