/**
 * The two families of failure. Who catches one looks at the family alone: try again later, or stop and tell.
 * Outcomes that are expected (an unreadable answer, a duplicate event) are values, never errors.
 */

interface Cause {
  readonly cause?: unknown
}

/** The same call may succeed later: a vendor is down, a limit was reached, another process was faster. */
export class RetryableError extends Error {
  override name = 'RetryableError'
  /** Stable, named after the folder that throws: `desk.unavailable`. */
  readonly code: string
  /** How long to wait before the next try, in milliseconds, when the other side said so. */
  readonly retryAfterMs: number | undefined

  constructor(code: string, message: string, options: Cause & { readonly retryAfterMs?: number } = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.retryAfterMs = options.retryAfterMs
  }
}

/** The same call will never succeed: bad configuration, a request the other side refuses, a bug. */
export class TerminalError extends Error {
  override name = 'TerminalError'
  /** Stable, named after the folder that throws: `dialog.invalid`. */
  readonly code: string

  constructor(code: string, message: string, options: Cause = {}) {
    super(message, { cause: options.cause })
    this.code = code
  }
}

/**
 * Closes a `switch` over a union: a member that was forgotten is a type error, and at run time this throws. What else the value
 * holds may be what a person wrote, and is not told.
 */
export function never(value: never): never {
  const { type }: { readonly type?: unknown } = Object(value)
  const what = typeof type === 'string' ? JSON.stringify(type) : `a ${typeof value}`
  throw new TerminalError('bug.unreachable', `A case was forgotten: ${what}.`)
}
