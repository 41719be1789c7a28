import { RetryableError, TerminalError } from '../../errors.ts'
import type { Told } from './told.ts'

/**
 * The account says that it is asked too often, or our own share of its budget is spent. Nothing was done; the same call
 * will be answered after `retryAfterMs`.
 */
export class DeskRateLimitedError extends RetryableError {
  override name = 'DeskRateLimitedError' as const

  constructor(what: string, retryAfterMs: number) {
    super(
      'desk.rate-limited',
      `Zendesk takes no more requests for now: ${what} waits ${Math.ceil(retryAfterMs / 1000)} s.`,
      { retryAfterMs },
    )
  }
}

/** Zendesk was not reached, or is down; nothing was done. */
export class DeskUnavailableError extends RetryableError {
  override name = 'DeskUnavailableError' as const

  constructor(what: string, why: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super('desk.unavailable', `Zendesk can't be used now (${what}): ${why}`, options)
  }
}

/**
 * The third outcome beside done and failed: the request was sent, and nobody knows what became of it. It is settled by
 * looking at the account, and never by sending it again in hope.
 */
export class DeskOutcomeUnknownError extends RetryableError {
  override name = 'DeskOutcomeUnknownError' as const

  constructor(what: string, why: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super('desk.outcome-unknown', `It is not known whether Zendesk did it (${what}): ${why}`, options)
  }
}

/** Somebody else changed the same thing at the same moment; nothing was done. */
export class DeskConflictError extends RetryableError {
  override name = 'DeskConflictError' as const

  constructor(what: string) {
    super('desk.conflict', `Zendesk is busy with the same thing (${what}).`, { retryAfterMs: 1_000 })
  }
}

/** Zendesk refuses for good. */
export class DeskRefusedError extends TerminalError {
  override name = 'DeskRefusedError' as const
  readonly status: number
  /** The name Zendesk gives the error, such as `RecordInvalid`; '' when it gives none. */
  readonly error: string
  /** The fields that it complains of. */
  readonly fields: readonly string[]

  constructor(what: string, status: number, told: Told) {
    // Of what people wrote nothing is looked at before it is known who asks.
    const words = (status === 401 || status === 403) && told.words !== '' ? `: ${told.words}` : ''
    super(
      `desk.refused-${status}`,
      `Zendesk refuses ${what} with ${status}: ${told.text}${words}.${wayOut(status)}`,
    )
    this.status = status
    this.error = told.error
    this.fields = told.fields
  }
}

function wayOut(status: number): string {
  switch (status) {
    case 401:
      return ' Check the client id and secret, or the address and the API token.'
    case 403:
      return ' The client needs the scopes "read write", and its user the rights of an admin. Run: npm run desk -- doctor'
    case 422:
      return ' Is a field of the account required or restricted? Run: npm run desk -- doctor'
    default:
      return ''
  }
}
