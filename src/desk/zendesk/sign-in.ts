import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { DeskRefusedError, DeskUnavailableError } from './failures.ts'
import { readTold } from './told.ts'

/** How requests say who sends them. */
export interface SignIn {
  /** The value of the Authorization header. Asked before every request. */
  authorization(): Promise<string>
  /** Says that `used` was not taken. @returns whether another try with a new value makes sense. */
  refused(used: string): boolean
  /** What was granted; undefined before it was asked for, and where that is not said. */
  scopes(): readonly string[] | undefined
}

export interface OAuthOptions {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  /** `read write` unless told. */
  readonly scope?: string
  readonly clock: Clock
  readonly fetch?: typeof fetch
  readonly timeoutMs?: number
}

const granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish(),
  scope: z.string().nullish(),
})
/** How long before its end a token is renewed; and how long one lives whose end was not told. */
const marginMs = 60_000
const unknownLifeMs = 30 * 60_000

/** Signs in as a confidential OAuth client by its own credentials; one token at a time, one renewal at a time. */
export function createOAuth(options: OAuthOptions): SignIn {
  const {
    url,
    clientId,
    clientSecret,
    scope: wanted = 'read write',
    clock,
    fetch: send = fetch,
    timeoutMs = 10_000,
  } = options
  let token: { readonly value: string; readonly until: number } | undefined
  let renewing: Promise<string> | undefined
  let scopes: readonly string[] | undefined

  const renew = async (): Promise<string> => {
    const response = await send(`${url}/oauth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: wanted,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new DeskUnavailableError('signing in', 'there was no answer.', { cause })
    })
    const text = await response.text().catch(() => '')
    if (response.status >= 500 || response.status === 429)
      throw new DeskUnavailableError('signing in', `it answered ${response.status}.`)
    if (!response.ok) throw new DeskRefusedError('signing in', 401, readTold(text))
    const { access_token, expires_in, scope } = readGranted(text)
    scopes = scope == null ? undefined : scope.split(/[\s,]+/).filter((each) => each !== '')
    const lifeMs = expires_in == null ? unknownLifeMs : Math.max(expires_in * 1000 - marginMs, 1_000)
    token = { value: `Bearer ${access_token}`, until: clock.now() + lifeMs }
    return token.value
  }

  return {
    async authorization() {
      if (token && clock.now() < token.until) return token.value
      renewing ??= renew().finally(() => (renewing = undefined))
      return renewing
    },
    refused(used) {
      if (token?.value === used) token = undefined
      return true
    },
    scopes: () => scopes,
  }
}

function readGranted(text: string): z.infer<typeof granted> {
  try {
    return granted.parse(JSON.parse(text))
  } catch (cause) {
    throw new DeskUnavailableError('signing in', 'the answer holds no token.', { cause })
  }
}

/** When API tokens stop working for every account. */
const apiTokensEnd = '2027-04-30'

/** Signs in by an API token. None can be made any more; an account that has one can use it until they end. */
export function createApiToken(options: {
  readonly email: string
  readonly token: string
  readonly clock: Clock
  readonly log: Log
}): SignIn {
  const { email, token, clock, log } = options
  if (clock.now() > Date.parse(`${apiTokensEnd}T23:59:59Z`)) {
    throw new TerminalError(
      'desk.api-token-ended',
      `API tokens of Zendesk ended on ${apiTokensEnd}. Set ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET instead.`,
    )
  }
  log.warn('desk.api-token', { ends: apiTokensEnd, instead: 'ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET' })
  const value = `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`
  return { authorization: () => Promise.resolve(value), refused: () => false, scopes: () => undefined }
}
