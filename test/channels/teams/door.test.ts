import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ana, appId, type FakeTeams, startTeams, tenant } from '../../fakes/teams/teams.ts'
import { type Scripted, startScripted } from './scripted.ts'

let teams: FakeTeams
let bot: Scripted
beforeEach(async () => {
  teams = await startTeams()
  bot = await startScripted(teams)
})
afterEach(async () => {
  await bot.close()
  await teams.close()
})

const hello = (more: object = {}): object => teams.activity(ana, { text: 'hola', ...more })
const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3_600

describe('what the platform sends', () => {
  it('comes in when its token is right', async () => {
    expect(await teams.post(bot.url, hello({ id: 'm1' }))).toEqual({ status: 200, body: undefined })
    const conversation = `teams:${tenant}:${ana.conversation}`
    expect(bot.inbounds).toEqual([
      {
        id: `${conversation}/m1`,
        conversation,
        address: { channel: 'teams', conversation },
        sender: {
          key: `teams:${tenant}:${ana.aadObjectId}`,
          name: 'Ana Ruiz',
          locale: 'es-ES',
          timeZone: 'America/Sao_Paulo',
        },
        at: Date.UTC(2026, 10, 24, 18, 4),
        happened: { type: 'said', message: 'm1', text: 'hola', files: [] },
      },
    ])
  })

  it('is refused with a busy sign while the keys can’t be had', async () => {
    await teams.issuer.close()
    const other = await startScripted(teams, {
      cloud: { ...teams.cloud, metadataUrl: `${teams.issuer.metadataUrl}/away` },
    })
    expect((await teams.post(other.url, hello())).status).toBe(503)
    expect(other.inbounds).toEqual([])
    await other.close()
    teams.issuer.close = () => Promise.resolve()
  })
})

interface Attack {
  readonly name: string
  readonly reason: string
  readonly status: number
  readonly activity?: () => object
  readonly token?: () => string
}

const attacks: readonly Attack[] = [
  { name: 'no token', reason: 'unauthorized', status: 401, token: () => '' },
  { name: 'no bearer', reason: 'unauthorized', status: 401, token: () => 'Basic YW5hOmFuYQ==' },
  { name: 'a token that is none', reason: 'unauthorized', status: 401, token: () => 'Bearer a.b.c' },
  {
    name: 'another bot’s token',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({ aud: '99999999-2222-3333-4444-555555555555' }),
  },
  {
    name: 'another issuer',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({ iss: 'https://evil.example' }),
  },
  {
    name: 'a token of the tenant’s own directory, as emulators have',
    reason: 'unauthorized',
    status: 401,
    token: () =>
      teams.token({
        iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
        appid: appId,
        ver: '1.0',
      }),
  },
  {
    name: 'a token that ended',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({ exp: inAnHour() - 7_200, nbf: inAnHour() - 10_000 }),
  },
  {
    name: 'a token that is not valid yet',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({ nbf: inAnHour() }),
  },
  {
    name: 'a signature by somebody else',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({}, { by: 'stranger' }),
  },
  {
    name: 'the platform’s key of other channels',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({}, { by: 'other-channels' }),
  },
  {
    name: 'the public key for a secret',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({}, { by: 'public-key' }),
  },
  {
    name: 'a token for no address of the service',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({ serviceurl: undefined }),
  },
  {
    name: 'a token that never ends',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({ exp: undefined }),
  },
  {
    name: 'a key nobody knows',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({}, { kid: 'unknown' }),
  },
  {
    name: 'no signature at all',
    reason: 'unauthorized',
    status: 401,
    token() {
      const [, claims] = teams.token().split('.')
      return `Bearer ${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`
    },
  },
  {
    name: 'a token for another address of the service',
    reason: 'unauthorized',
    status: 401,
    token: () => teams.token({ serviceurl: 'https://smba.trafficmanager.net/emea/' }),
  },
  {
    name: 'a service that is not on the list',
    reason: 'wrong-service',
    status: 403,
    activity: () => hello({ serviceUrl: 'https://evil.example/' }),
    token: () => teams.token({ serviceurl: 'https://evil.example/' }),
  },
  {
    name: 'a service that only looks like one on the list',
    reason: 'wrong-service',
    status: 403,
    activity: () => hello({ serviceUrl: 'https://127.0.0.1.evil.example/' }),
    token: () => teams.token({ serviceurl: 'https://127.0.0.1.evil.example/' }),
  },
  {
    name: 'another tenant',
    reason: 'other-tenant',
    status: 403,
    activity: () =>
      teams.activity({ ...ana, tenant: 'ffffffff-0000-0000-0000-000000000000' }, { text: 'hola' }),
  },
  {
    name: 'two tenants at once',
    reason: 'no-tenant',
    status: 403,
    activity: () => hello({ channelData: { tenant: { id: 'ffffffff-0000-0000-0000-000000000000' } } }),
  },
  {
    name: 'another channel of the service',
    reason: 'malformed',
    status: 400,
    activity: () => hello({ channelId: 'AseChannel' }),
  },
  { name: 'no activity', reason: 'malformed', status: 400, activity: () => ({ hello: 'world' }) },
]

describe('an attack', () => {
  it.each(attacks)('with $name is turned away, and counted', async ({ reason, status, activity, token }) => {
    const given = activity?.() ?? hello()
    const posted = await teams.post(bot.url, given, token?.())
    expect(posted).toEqual({ status, body: { error: reason } })
    expect(bot.logged('channels.teams-refused')).toEqual([{ reason, status }])
    expect(bot.inbounds).toEqual([])
    expect(teams.requests).toEqual([])
  })
})

describe('a trial on this machine', () => {
  it('takes what a program sends without a token, and nothing from a page', async () => {
    const { registration: _, ...settings } = teams.settings
    const trial = await startScripted(teams, { settings })
    expect((await teams.post(trial.url, hello(), '')).status).toBe(200)
    const fromPage = await fetch(`${trial.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://evil.example' },
      body: JSON.stringify(hello()),
    })
    expect(fromPage.status).toBe(403)
    expect(trial.inbounds).toHaveLength(1)
    await trial.close()
  })
})
