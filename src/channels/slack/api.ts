import { webApi } from '@slack/bolt'
import { ourErrorOf } from './errors.ts'

/** The platform's methods, for one token. */
export interface Api {
  /**
   * Calls a method; what is no text or number travels as JSON.
   * @returns the answer, which said that all went well.
   * @throws RetryableError when Slack is busy or away, TerminalError when it refuses.
   */
  call(method: string, args?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
}

export interface ApiOptions {
  /** Where the methods are, with a slash at the end. */
  readonly apiUrl: string
  readonly token?: string
  readonly timeoutMs?: number
}

const silent: webApi.Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => webApi.LogLevel.ERROR,
  setName() {},
}

/** The platform's methods by its own client. Nothing is tried twice here: whoever calls knows what may be repeated. */
export function createApi({ apiUrl, token, timeoutMs = 10_000 }: ApiOptions): Api {
  const client = new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // The token goes to no address that an argument names.
    allowAbsoluteUrls: false,
    logger: silent,
  })
  return {
    async call(method, args = {}) {
      try {
        return { ...(await client.apiCall(method, args)) }
      } catch (error) {
        throw ourErrorOf(method, error)
      }
    },
  }
}
