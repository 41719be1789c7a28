import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appId, tenant } from '../../../fakes/teams/teams.ts'
import { type Service, startService } from '../../../fakes/teams/service.ts'
import { identityHeader, type Login, loginHost, startLogin, tokens } from './login.ts'

let login: Login
let service: Service

/** Whom the service takes messages from. */
const start = async (token: string): Promise<void> => {
  service = await startService(token)
}
beforeEach(async () => {
  login = await startLogin()
})
afterEach(async () => {
  await login.close()
  await service.close()
})

const bot = fileURLToPath(new URL('bot.ts', import.meta.url))

/** What a bot of the public cloud comes to that sends two messages, and one to a host that is not on its list. */
async function run(more: Readonly<Record<string, string>>): Promise<object> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', bot], {
    env: {
      PATH: process.env['PATH'],
      LOGIN_HOST: loginHost,
      LOGIN_PORT: String(login.port),
      LOGIN_CERTIFICATE: login.certificate,
      SERVICE: service.url,
      APP_ID: appId,
      TENANT: tenant,
      ...more,
    },
  })
  return JSON.parse(stdout) as object
}

const forms = () => login.requests.filter(({ path }) => path.endsWith('/token'))

describe('the bot’s own token', () => {
  it('is asked for at the tenant’s login with the secret, once, and goes to the service alone', async () => {
    await start(tokens.login)
    expect(await run({ SECRET: login.secret })).toEqual({
      sent: expect.stringMatching(/^17/),
      again: expect.stringMatching(/^17/),
      elsewhere: 'channels.teams-wrong-service',
    })
    expect(forms()).toMatchObject([
      {
        path: `/${tenant}/oauth2/v2.0/token`,
        form: {
          grant_type: 'client_credentials',
          client_id: appId,
          client_secret: login.secret,
          scope: 'https://api.botframework.com/.default',
        },
      },
    ])
    expect(service.requests.map(({ authorization }) => authorization)).toEqual([
      `Bearer ${tokens.login}`,
      `Bearer ${tokens.login}`,
    ])
  })

  it('that the login refuses is a matter of the settings, and nothing is sent', async () => {
    await start(tokens.login)
    expect(await run({ SECRET: 'a wrong secret' })).toMatchObject({ sent: 'channels.teams-signed-out' })
    expect(service.requests).toEqual([])
  })

  it('comes from the machine’s identity, where there is no secret', async () => {
    await start(tokens.identity)
    expect(
      await run({ IDENTITY_ENDPOINT: login.identityUrl, IDENTITY_HEADER: identityHeader }),
    ).toMatchObject({ sent: expect.stringMatching(/^17/), again: expect.stringMatching(/^17/) })
    expect(forms()).toMatchObject([
      { query: { resource: 'https://api.botframework.com', client_id: appId }, proof: identityHeader },
    ])
  })

  it('that the machine is refused is a matter of the settings too', async () => {
    await start(tokens.identity)
    expect(await run({ IDENTITY_ENDPOINT: login.identityUrl, IDENTITY_HEADER: 'made up' })).toMatchObject({
      sent: 'channels.teams-signed-out',
    })
    expect(service.requests).toEqual([])
  })
})
