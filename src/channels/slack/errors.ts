import { webApi } from '@slack/bolt'
import { RetryableError, TerminalError } from '../../errors.ts'

/** The app is not where it should write, or is not installed any more; nothing gets through until it is back. */
export class SlackGoneError extends TerminalError {
  override name = 'SlackGoneError' as const
}

/** A message, or what it was in, is not there any more. */
export class SlackNotFoundError extends TerminalError {
  override name = 'SlackNotFoundError' as const
}

/** What was asked for is so already. */
export class SlackSoAlreadyError extends TerminalError {
  override name = 'SlackSoAlreadyError' as const
}

const gone = [
  'account_inactive',
  'app_uninstalled',
  'channel_not_found',
  'enterprise_is_restricted',
  'invalid_auth',
  'is_archived',
  'not_authed',
  'not_in_channel',
  'restricted_action',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
  'user_disabled',
]
const notFound = ['message_not_found', 'thread_not_found', 'cant_update_message', 'edit_window_closed']
const passing = [
  'fatal_error',
  'internal_error',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]

/** What went wrong with a method, as one of our errors. */
export function ourErrorOf(method: string, error: unknown): RetryableError | TerminalError {
  const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } = webApi
  if (error instanceof WebAPIRateLimitedError)
    return refusalOf(method, 'ratelimited', error.retryAfter * 1_000)
  if (error instanceof WebAPIPlatformError) {
    const { retryAfter } = error.data.response_metadata ?? {}
    const isWord = /^[\w./:-]{1,100}$/.test(error.data.error)
    // Bolt takes what is no JSON for the name of an error.
    return isWord
      ? refusalOf(method, error.data.error, msOf(retryAfter))
      : awayOf(method, 'an answer that is no JSON')
  }
  if (error instanceof WebAPIHTTPError)
    return awayOf(method, `status ${error.statusCode}`, msOf(error.headers['retry-after']))
  return awayOf(method, error)
}

function msOf(seconds: number | string | undefined): number | undefined {
  const given = Number(seconds ?? Number.NaN)
  return Number.isFinite(given) && given >= 0 ? given * 1_000 : undefined
}

/** What Slack said no to. */
function refusalOf(method: string, code: string, retryAfterMs?: number): RetryableError | TerminalError {
  const message = `Slack answered "${code}" to ${method}.`
  if (passing.includes(code)) {
    return new RetryableError(
      'channels.slack-busy',
      message,
      retryAfterMs === undefined ? {} : { retryAfterMs },
    )
  }
  if (gone.includes(code)) {
    return new SlackGoneError(
      'channels.slack-gone',
      `${message} Install the app again, or invite it to the channel.`,
    )
  }
  if (notFound.includes(code)) return new SlackNotFoundError('channels.slack-not-found', message)
  if (code === 'already_reacted') return new SlackSoAlreadyError('channels.slack-so-already', message)
  return new TerminalError(
    'channels.slack-refused',
    `${message} See the method at https://docs.slack.dev/reference.`,
  )
}

/** Slack could not be reached, or did not answer in its own terms. */
const awayOf = (method: string, cause: unknown, retryAfterMs?: number): RetryableError =>
  new RetryableError('channels.slack-away', `Slack could not be reached for ${method}.`, {
    cause,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
