import type { Log } from '../../log.ts'
import type { Call } from './client.ts'
import {
  DeskConflictError,
  DeskOutcomeUnknownError,
  DeskRateLimitedError,
  DeskRefusedError,
  DeskUnavailableError,
} from './failures.ts'
import { remainingOf, retryAfterOf } from './limits.ts'
import { readTold } from './told.ts'

interface Answered<T> {
  readonly call: Call<T>
  /** For messages. */
  readonly what: string
  readonly response: Response
  readonly log: Log
  readonly now: number
  /** Lets nobody ask for this many ms. */
  readonly hold: (ms: number) => Promise<void>
}

const defaultWaitMs = 30_000

/** Reads an answer, whatever it turns out to be. @throws as `Client`. */
export async function readAnswer<T>(answered: Answered<T>): Promise<T> {
  const { call, what, response, log } = answered
  const unknown = (why: string, cause?: unknown): Error => {
    const retryAfterMs = retryAfterOf(response.headers, answered.now)
    const options = { cause, ...(retryAfterMs !== undefined && { retryAfterMs }) }
    return call.method === 'GET'
      ? new DeskUnavailableError(what, why, options)
      : new DeskOutcomeUnknownError(what, why, options)
  }
  const text = await response.text().catch((cause: unknown) => {
    throw unknown('the answer broke off.', cause)
  })
  const warning = response.headers.get('x-zendesk-api-warn')
  if (warning !== null) log.warn('desk.unpermitted-keys', { what, warning: warning.slice(0, 300) })
  await heedLimits(answered)
  if (!response.ok) throw refusalOf(answered, text, unknown)

  const parsed = call.answer.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue === undefined ? '' : ` at "${issue.path.join('.')}": ${issue.message}`
  throw unknown(
    `the answer is not what was expected${where}. ${text.startsWith('<') ? `${readTold(text).text}.` : ''}`.trim(),
  )
}

async function heedLimits({ response, now, hold }: Answered<unknown>): Promise<void> {
  const remaining = remainingOf(response.headers)
  if (remaining?.left === 0) return hold(remaining.resetMs)
  const isEndpoints = [...response.headers.keys()].some((name) => /^zendesk-rate-?limit-/.test(name))
  if (response.status === 429 && !isEndpoints)
    return hold(retryAfterOf(response.headers, now) ?? defaultWaitMs)
}

function refusalOf(
  { what, response, now }: Answered<unknown>,
  text: string,
  unknown: (why: string) => Error,
): Error {
  const { status, headers } = response
  const told = readTold(text)
  if (status === 429) return new DeskRateLimitedError(what, retryAfterOf(headers, now) ?? defaultWaitMs)
  if (status === 409) return new DeskConflictError(what)
  if (status === 408 || status >= 500) return unknown(`it answered ${status}, ${told.text}.`)
  return new DeskRefusedError(what, status, told)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
