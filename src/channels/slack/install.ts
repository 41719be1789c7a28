import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import type { Language } from '../../dialog/language.ts'
import { slackChatWordsIn } from '../../i18n/slack-chat.ts'
import type { Log } from '../../log.ts'
import type { Route, RouteRequest } from '../route.ts'
import { createApi } from './api.ts'
import { grantSchema, installationOf } from './installed.ts'
import type { Installations } from './installations.ts'

export interface InstallOptions {
  readonly installations: Installations
  readonly apiUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scopes: readonly string[]
  /** Where people reach the program. */
  readonly publicUrl: string
  readonly secret: string
  readonly language: Language
  readonly clock: Clock
  readonly log: Log
}

const cookie = 'slack_install'
/** Whoever installs takes no longer to say yes. */
const lifeMs = 10 * 60_000

/**
 * Where a workspace installs the app by itself. Whoever comes back has to be who left, by a cookie, so that nobody is made to
 * finish somebody else's installation.
 *
 * Not by the InstallProvider of @slack/oauth: it renews a token as often as it is asked for at once, which spends the token to
 * renew with; where that fails it goes on with the token that ended and says nothing; its cookie is for https alone.
 */
export function installRoutes(options: InstallOptions): readonly Route[] {
  const { installations, apiUrl, clientId, clientSecret, publicUrl, secret, clock, log } = options
  const { install: words } = slackChatWordsIn(options.language)
  const redirectUri = `${publicUrl.replace(/\/+$/, '')}/slack/oauth_redirect`
  const isSecure = publicUrl.startsWith('https:')
  const cookieOf = (value: string, seconds: number): string =>
    `${cookie}=${value}; Path=/slack; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`
  const base = { method: 'GET', body: 'none', from: 'anywhere' } as const

  const finish = async (request: RouteRequest, response: ServerResponse): Promise<void> => {
    const { searchParams } = new URL(request.url ?? '', publicUrl)
    const state = searchParams.get('state') ?? ''
    const refusal = stateProblem(secret, state, cookieIn(request), clock.now())
    if (refusal) {
      log.warn('channels.slack-refused', { reason: refusal, status: 400 })
      return say(response, 400, words.expired)
    }
    response.setHeader('Set-Cookie', cookieOf('', 0))
    const code = searchParams.get('code')
    if (code === null) return say(response, 200, words.declined)
    const answer = await createApi({ apiUrl }).call('oauth.v2.access', {
      client_id: clientId,
      client_secret: clientSecret,
      code,
      redirect_uri: redirectUri,
    })
    const grant = grantSchema.parse(answer)
    const owner = grant.is_enterprise_install ? grant.enterprise?.id : grant.team?.id
    if (owner === undefined) return say(response, 400, words.expired)
    await installations.set(owner, installationOf(grant, clock.now()))
    log.info('channels.slack-installed', { owner })
    say(response, 200, words.done)
  }

  return [
    {
      ...base,
      path: '/slack/install',
      handle(_request, response) {
        const nonce = randomBytes(18).toString('base64url')
        const asked = new URL('/oauth/v2/authorize', apiUrl)
        asked.search = new URLSearchParams({
          client_id: clientId,
          scope: options.scopes.join(','),
          redirect_uri: redirectUri,
          state: stateFor(secret, nonce, clock.now() + lifeMs),
        }).toString()
        response.writeHead(302, { Location: asked.href, 'Set-Cookie': cookieOf(nonce, lifeMs / 1_000) })
        response.end()
        return Promise.resolve()
      },
    },
    {
      ...base,
      path: '/slack/oauth_redirect',
      async handle(request, response) {
        try {
          await finish(request, response)
        } catch (error) {
          log.error('channels.slack-not-installed', {}, error)
          say(response, 502, words.failed)
        }
      },
    },
  ]
}

function stateFor(secret: string, nonce: string, until: number): string {
  const mark = createHmac('sha256', secret).update(`slack install ${until} ${nonce}`).digest('base64url')
  return `${until}.${mark}`
}

function stateProblem(secret: string, state: string, nonce: string, now: number): string | undefined {
  const until = Number(state.split('.')[0])
  const expected = Buffer.from(stateFor(secret, nonce, until))
  const given = Buffer.from(state)
  const isOurs = nonce !== '' && given.length === expected.length && timingSafeEqual(given, expected)
  if (!isOurs) return 'forged-state'
  return now > until ? 'stale-state' : undefined
}

const cookieIn = ({ headers }: RouteRequest): string =>
  new RegExp(`(?:^|; )${cookie}=([\\w-]{1,64})`).exec(headers.cookie ?? '')?.[1] ?? ''

/** A page of one sentence, and nothing that could be run in it. */
function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${sentence}\n`)
}
