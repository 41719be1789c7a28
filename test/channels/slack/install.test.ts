import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInstallations, type Installations } from '../../../src/channels/slack/installations.ts'
import { createInstalledWorkspaces } from '../../../src/channels/slack/installed.ts'
import { installRoutes } from '../../../src/channels/slack/install.ts'
import type { Workspaces } from '../../../src/channels/slack/workspaces.ts'
import { silent } from '../../../src/log.ts'
import { type HttpServer, startHttp } from '../../../src/server/http.ts'
import type { Cursors } from '../../../src/store/cursors.ts'
import { startSlack, type FakeSlack, team } from '../../fakes/slack/slack.ts'
import { createMemoryCursors } from '../../fakes/teams/cursors.ts'

const hour = 3_600_000
const secret = 'a secret of the operator, long enough'
const client = { clientId: '1.2', clientSecret: 'client-secret' }

let now = 0
const clock = { now: () => now, after: () => () => {} }
let slack: FakeSlack
let http: HttpServer
let cursors: Cursors
let written: Map<string, string>
let installations: Installations
let workspaces: Workspaces

beforeEach(async () => {
  now = Date.UTC(2026, 2, 3)
  slack = await startSlack(clock)
  written = new Map()
  const memory = createMemoryCursors()
  cursors = {
    ...memory,
    set(name, value) {
      written.set(name, value)
      return memory.set(name, value)
    },
  }
  installations = createInstallations(cursors, secret)
  const parts = { installations, apiUrl: `${slack.url}/api/`, ...client, clock, log: silent }
  workspaces = createInstalledWorkspaces(parts)
  http = await startHttp({
    host: '127.0.0.1',
    port: 0,
    routes: installRoutes({
      ...parts,
      scopes: ['chat:write', 'commands'],
      publicUrl: 'https://support.example.com/',
      secret,
      language: 'en',
    }),
    ready: () => Promise.resolve(true),
    hostNames: [],
    maxBodyBytes: 1_000,
    log: silent,
  })
})
afterEach(async () => {
  await http.close()
  await slack.close()
})

const leave = async (): Promise<{ readonly asked: URL; readonly cookie: string }> => {
  const response = await fetch(`${http.url}/slack/install`, { redirect: 'manual' })
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';')
  return { asked: new URL(response.headers.get('location') ?? ''), cookie }
}
const comeBack = async (query: Readonly<Record<string, string>>, cookie: string) => {
  const response = await fetch(`${http.url}/slack/oauth_redirect?${new URLSearchParams(query).toString()}`, {
    headers: { Cookie: cookie },
  })
  return { status: response.status, text: await response.text() }
}
const install = async (code: string): Promise<{ status: number; text: string }> => {
  const { asked, cookie } = await leave()
  return comeBack({ code, state: asked.searchParams.get('state') ?? '' }, cookie)
}
const exchanges = () =>
  slack.calls.filter(({ method }) => method === 'oauth.v2.access').map(({ args }) => args)

describe('an installation', () => {
  it('asks Slack for what is needed, and keeps what it gives', async () => {
    const { asked } = await leave()
    expect(`${asked.origin}${asked.pathname}`).toBe(`${slack.url}/oauth/v2/authorize`)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: '1.2',
      scope: 'chat:write,commands',
      redirect_uri: 'https://support.example.com/slack/oauth_redirect',
    })
    slack.grants.set('code-1', { access_token: 'xoxb-1', team: { id: team }, enterprise: null })
    expect(await install('code-1')).toEqual({
      status: 200,
      text: 'Done: the app is installed. Open it in Slack, under Apps.\n',
    })
    expect(await workspaces.of(team)).toMatchObject({ token: 'xoxb-1' })
    expect(await workspaces.of('T0OTHER')).toBeUndefined()
    expect(exchanges()).toMatchObject([{ code: 'code-1', client_secret: 'client-secret' }])
  })

  it('can’t be finished by another than who began it', async () => {
    slack.grants.set('code-1', { access_token: 'xoxb-1', team: { id: team } })
    const { asked, cookie } = await leave()
    const state = asked.searchParams.get('state') ?? ''
    const another = await leave()
    const tries = [
      comeBack({ code: 'code-1', state }, ''),
      comeBack({ code: 'code-1', state }, another.cookie),
      comeBack({ code: 'code-1', state: `${state}x` }, cookie),
      comeBack({ code: 'code-1', state: '' }, cookie),
    ]
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([400, 400, 400, 400])
    now += 11 * 60_000
    expect((await comeBack({ code: 'code-1', state }, cookie)).status).toBe(400)
    expect(exchanges()).toEqual([])
  })

  it('keeps nothing when whoever began it said no, or Slack does', async () => {
    const { asked, cookie } = await leave()
    const declined = await comeBack(
      { error: 'access_denied', state: asked.searchParams.get('state') ?? '' },
      cookie,
    )
    expect(declined).toMatchObject({ status: 200, text: expect.stringContaining('Nothing was installed') })
    expect(await install('made-up')).toMatchObject({
      status: 502,
      text: expect.not.stringContaining('invalid_code'),
    })
    expect(await workspaces.of(team)).toBeUndefined()
  })

  it('is sealed: neither the token nor its owner can be read or exchanged in the store', async () => {
    await installations.set(team, { token: 'xoxb-1', refreshToken: 'xoxe-1' })
    expect([...written.values()].join()).not.toMatch(/xoxb|xoxe/)
    await cursors.set('slack/installation/T0OTHER', written.get(`slack/installation/${team}`) ?? '')
    await expect(installations.get('T0OTHER')).rejects.toMatchObject({ code: 'channels.slack-sealed' })
    await expect(createInstallations(cursors, 'another').get(team)).rejects.toThrow(/another SECRET/)
  })
})

describe('an organization', () => {
  const organization = 'E0ORG'

  it('is served in all its workspaces by one installation, and each by its own first', async () => {
    slack.grants.set('code-1', {
      access_token: 'xoxb-org',
      team: null,
      enterprise: { id: organization },
      is_enterprise_install: true,
    })
    await install('code-1')
    expect(await workspaces.of(team)).toBeUndefined()
    await workspaces.heard(team, organization)
    expect(await workspaces.of(team)).toMatchObject({ token: 'xoxb-org' })
    await installations.set(team, { token: 'xoxb-team' })
    expect(await workspaces.of(team)).toMatchObject({ token: 'xoxb-team' })
  })

  it('keeps its installation when one of its workspaces gives up its own', async () => {
    await installations.set(organization, { token: 'xoxb-org' })
    await installations.set(team, { token: 'xoxb-team' })
    await workspaces.heard(team, organization)
    await workspaces.removed(team, organization)
    expect(await workspaces.of(team)).toMatchObject({ token: 'xoxb-org' })
    await workspaces.removed(team, organization)
    expect(await workspaces.of(team)).toBeUndefined()
    expect(written.get(`slack/installation/${organization}`)).toBe('')
  })
})

describe('a token that ends', () => {
  beforeEach(() =>
    installations.set(team, { token: 'xoxe.xoxb-1', refreshToken: 'xoxe-1', expiresAt: now + 12 * hour }),
  )
  const grant = {
    access_token: 'xoxe.xoxb-2',
    refresh_token: 'xoxe-2',
    expires_in: 43_200,
    team: { id: team },
  }

  it('is renewed before it does, once, whoever asks', async () => {
    slack.grants.set('xoxe-1', grant)
    expect(await workspaces.of(team)).toMatchObject({ token: 'xoxe.xoxb-1' })
    now += 11.6 * hour
    const found = await Promise.all([workspaces.of(team), workspaces.of(team)])
    expect(found.map((each) => each?.token)).toEqual(['xoxe.xoxb-2', 'xoxe.xoxb-2'])
    expect(exchanges()).toMatchObject([{ grant_type: 'refresh_token', refresh_token: 'xoxe-1' }])
    expect(await installations.get(team)).toMatchObject({
      refreshToken: 'xoxe-2',
      expiresAt: now + 12 * hour,
    })
  })

  it('is used on while Slack is away, as long as it lasts', async () => {
    now += 11.6 * hour
    slack.fail('oauth.v2.access', { error: 'internal_error', times: 2 })
    expect(await workspaces.of(team)).toMatchObject({ token: 'xoxe.xoxb-1' })
    now += hour
    await expect(workspaces.of(team)).rejects.toMatchObject({ name: 'RetryableError' })
  })

  it('is taken from who was faster', async () => {
    now += 11.6 * hour
    const slower = createInstalledWorkspaces({
      installations: {
        ...installations,
        get: (() => {
          let first = true
          return async (owner: string) => {
            const found = await installations.get(owner)
            if (first) await installations.set(team, { token: 'xoxe.xoxb-9', expiresAt: now + 12 * hour })
            first = false
            return found
          }
        })(),
      },
      apiUrl: `${slack.url}/api/`,
      ...client,
      clock,
      log: silent,
    })
    slack.fail('oauth.v2.access', { error: 'invalid_refresh_token' })
    expect(await slower.of(team)).toMatchObject({ token: 'xoxe.xoxb-9' })
  })
})
