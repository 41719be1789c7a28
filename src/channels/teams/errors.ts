import { RetryableError, TerminalError } from '../../errors.ts'

/** The person blocked the bot, or took it out of where they were; nothing gets through until it is back. */
export class TeamsGoneError extends TerminalError {
  override name = 'TeamsGoneError' as const
}

/** A message, or the place it was in, is not there any more. */
export class TeamsNotFoundError extends TerminalError {
  override name = 'TeamsNotFoundError' as const
}

/** The service finds a message too large. */
export class TeamsTooLargeError extends TerminalError {
  override name = 'TeamsTooLargeError' as const
}

/** Documented to pass by themselves, after a wait that grows. */
const passing = [408, 412, 429, 500, 502, 503, 504]

/** A failure of the service as one of ours. */
export function errorOf(error: unknown, doing: string): RetryableError | TerminalError {
  if (error instanceof RetryableError || error instanceof TerminalError) return error
  const { status, retryAfterMs, text } = failureOf(error)
  const options = { cause: error }
  if (isOfLogin(error)) return signedOut(`The login refused the bot’s token to ${doing}.`, options)
  if (status === undefined) {
    return new RetryableError('channels.teams-away', `Teams could not be reached to ${doing}.`, options)
  }
  const message = `Teams answered ${status} to ${doing}.`
  if (passing.includes(status)) {
    return new RetryableError('channels.teams-busy', message, {
      ...options,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    })
  }
  if (status === 413) return new TeamsTooLargeError('channels.teams-too-large', message, options)
  if (status === 401) return signedOut(message, options)
  if (status === 403) {
    return new TeamsGoneError(
      'channels.teams-gone',
      `${message} The bot was blocked or removed there.`,
      options,
    )
  }
  if (status === 404 && !/activity|message/i.test(text)) {
    return new TeamsGoneError(
      'channels.teams-gone',
      `${message} The conversation is not there any more.`,
      options,
    )
  }
  if (status === 404) return new TeamsNotFoundError('channels.teams-not-found', message, options)
  return new TerminalError('channels.teams-refused', message, options)
}

const signedOut = (message: string, options: ErrorOptions): RetryableError =>
  new RetryableError(
    'channels.teams-signed-out',
    `${message} Look at TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT.`,
    options,
  )

/** What the library's ways to a token call a refusal; a wrong setting is mended, and what waits is then sent. */
const refusals = [
  'ServerError',
  'AuthenticationError',
  'AggregateAuthenticationError',
  'CredentialUnavailableError',
]
const isOfLogin = (error: unknown): boolean => error instanceof Error && refusals.includes(error.name)

interface Failure {
  readonly statusCode?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly response?: { readonly headers?: { get?(name: string): unknown } }
}

function failureOf(error: unknown) {
  const { statusCode, code, message, response }: Failure = typeof error === 'object' && error ? error : {}
  const seconds = Number(response?.headers?.get?.('retry-after'))
  return {
    status: typeof statusCode === 'number' ? statusCode : undefined,
    retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined,
    text: `${String(code)} ${String(message)}`,
  }
}
