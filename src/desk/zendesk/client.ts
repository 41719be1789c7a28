import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { type Budget, longestWaitMs } from '../../store/budget.ts'
import { readAnswer } from './answer.ts'
import { DeskOutcomeUnknownError, DeskRateLimitedError, DeskUnavailableError } from './failures.ts'
import { createPatience } from './patience.ts'
import type { SignIn } from './sign-in.ts'

/** One call of the API. `T` is what a good answer is parsed to. */
export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  /** `/api/v2/tickets/12`: for messages and logs too, so nothing of a person is in it. */
  readonly path: string
  readonly query?: Readonly<Record<string, string | number>>
  readonly answer: z.ZodType<T>
  readonly json?: unknown
  /** Raw bytes instead of JSON; streamed, never held. */
  readonly bytes?: { readonly open: () => Readable; readonly type: string; readonly size: number }
  readonly idempotencyKey?: string
  /** The end user as whom it is asked, and who alone is seen to have done it. */
  readonly onBehalfOf?: number
}

/**
 * Calls the API. Reading is tried again by itself, writing never: what becomes of a write is its caller's business.
 * @throws DeskRateLimitedError, DeskUnavailableError, DeskConflictError when nothing was done and it may be later;
 *   DeskOutcomeUnknownError when a write may have been done; DeskRefusedError for good.
 */
export interface Client {
  <T>(call: Call<T>): Promise<T>
  /** What the account's answers say beside what was asked; nothing of it before the first one. */
  seen(): Seen
}

export interface Seen {
  /** By how much our clock is ahead of the account's. */
  readonly aheadMs?: number
  /** What the client may do; absent where that is not said. */
  readonly scopes?: readonly string[]
}

export interface ClientOptions {
  /** `https://example.zendesk.com`. Nothing is ever sent elsewhere. */
  readonly url: string
  readonly signIn: SignIn
  readonly budget: Budget
  /** The account's limit, less what others of its programs need. */
  readonly requestsPerMinute: number
  readonly clock: Clock
  readonly log: Log
  readonly fetch?: typeof fetch
  /** How long a reading, a writing, and a byte of an upload may take. */
  readonly timeoutMs?: { readonly read: number; readonly write: number }
  /** The first pause before a reading is tried again. */
  readonly retryMs?: number
}

/** A wait for the budget that is not worth an error. */
const shortWaitMs = 3_000
/** Uploads get one more second for each of these many bytes. */
const slowestBytesPerSecond = 100_000

export function createClient(options: ClientOptions): Client {
  const { url, signIn, budget, requestsPerMinute, clock, log, fetch: send = fetch } = options
  const { read: readMs, write: writeMs } = options.timeoutMs ?? { read: 10_000, write: 30_000 }
  const patience = createPatience({ log, ...(options.retryMs !== undefined && { retryMs: options.retryMs }) })
  let aheadMs: number | undefined
  const budgetName = `zendesk/${new URL(url).host}`

  const waitForBudget = async (what: string): Promise<void> => {
    for (let waitedMs = 0; ; ) {
      const waitMs = await budget.take(budgetName, requestsPerMinute, clock.now())
      if (waitMs === 0) return
      if (waitedMs + waitMs > shortWaitMs) throw new DeskRateLimitedError(what, waitMs)
      waitedMs += waitMs
      await new Promise<void>((resolve) => void clock.after(waitMs, resolve))
    }
  }

  const exchange = (call: Call<unknown>, authorization: string): Promise<Response> => {
    const isRead = call.method === 'GET'
    const limitMs = (isRead ? readMs : writeMs) + ((call.bytes?.size ?? 0) / slowestBytesPerSecond) * 1000
    return send(addressOf(url, call), {
      method: call.method,
      headers: headersOf(call, authorization),
      redirect: 'error',
      signal: AbortSignal.timeout(Math.ceil(limitMs)),
      ...bodyOf(call),
    })
  }

  const attempt = async <T>(call: Call<T>, isSecond = false): Promise<T> => {
    const what = `${call.method} ${call.path}`
    await waitForBudget(what)
    const authorization = await signIn.authorization()
    const response = await exchange(call, authorization).catch((cause: unknown) => {
      throw failureOf(call, what, cause)
    })
    aheadMs = aheadOf(response.headers, clock.now()) ?? aheadMs
    if (response.status === 401 && !isSecond && signIn.refused(authorization)) {
      await response.body?.cancel()
      return attempt(call, true)
    }
    return readAnswer({
      call,
      what,
      response,
      log,
      now: clock.now(),
      hold: (ms) => budget.hold(budgetName, clock.now() + Math.min(ms, longestWaitMs)),
    })
  }

  const call = <T>(given: Call<T>): Promise<T> =>
    patience(`${given.method} ${given.path}`, given.method === 'GET', () => attempt(given))
  return Object.assign(call, {
    seen() {
      const scopes = signIn.scopes()
      return { ...(aheadMs !== undefined && { aheadMs }), ...(scopes && { scopes }) }
    },
  })
}

/** Undefined where the answer does not say what time it is. */
function aheadOf(headers: Headers, now: number): number | undefined {
  const theirs = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(theirs) ? undefined : now - theirs
}

function addressOf(url: string, { path, query = {} }: Call<unknown>): URL {
  const address = new URL(path, url)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value))
  return address
}

function headersOf(call: Call<unknown>, authorization: string): Record<string, string> {
  return {
    Authorization: authorization,
    Accept: 'application/json',
    ...(call.json !== undefined && { 'Content-Type': 'application/json' }),
    ...(call.bytes && { 'Content-Type': call.bytes.type, 'Content-Length': String(call.bytes.size) }),
    ...(call.idempotencyKey !== undefined && { 'Idempotency-Key': call.idempotencyKey }),
    ...(call.onBehalfOf !== undefined && { 'X-On-Behalf-Of': String(call.onBehalfOf) }),
  }
}

function bodyOf({ json, bytes }: Call<unknown>): RequestInit & { duplex?: 'half' } {
  if (bytes) return { body: Readable.toWeb(bytes.open()) as ReadableStream, duplex: 'half' }
  return json === undefined ? {} : { body: JSON.stringify(json) }
}

/** Errors of a connection that was never made: nothing can have been done. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function failureOf({ method }: Call<unknown>, what: string, cause: unknown): Error {
  const isTimeout = cause instanceof Error && cause.name === 'TimeoutError'
  const why = isTimeout ? 'it took too long.' : 'the connection failed.'
  const isSent = isTimeout || !neverSent.has(codeOf(cause))
  return isSent && method !== 'GET'
    ? new DeskOutcomeUnknownError(what, why, { cause })
    : new DeskUnavailableError(what, why, { cause })
}

function codeOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code
  }
  return ''
}
