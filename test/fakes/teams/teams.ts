import { randomUUID } from 'node:crypto'
import type { Cloud, TeamsSettings } from '../../../src/channels/teams/settings.ts'
import { type Issuer, startIssuer } from './issuer.ts'
import { type Service, startService } from './service.ts'

/** Microsoft Teams on loopback: who signs, what a bot calls, and people who write. */
export interface FakeTeams extends Service {
  readonly issuer: Issuer
  readonly settings: TeamsSettings
  readonly cloud: Cloud
  /** Posts an activity as the platform does, with its token unless another is given. */
  post(bot: string, activity: object, authorization?: string): Promise<Posted>
  /** The token that goes with an activity of this service. */
  token(more?: Readonly<Record<string, unknown>>, how?: Parameters<Issuer['token']>[1]): string
  /** An activity of a person, complete; `more` takes the place of what is usual. */
  activity(person: Person, more?: object): object
}

export interface Posted {
  readonly status: number
  readonly body: unknown
}

export interface Person {
  readonly id: string
  readonly aadObjectId: string
  readonly name: string
  readonly tenant: string
  readonly conversation: string
  readonly type: 'personal' | 'groupChat' | 'channel'
  readonly locale: string
}

export const appId = '11111111-2222-3333-4444-555555555555'
export const tenant = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
export const bot = { id: `28:${appId}`, name: 'Ventanilla' }
const botToken = 'token-of-the-bot'

export const ana: Person = {
  id: '29:ana',
  aadObjectId: '0a0a0a0a-0000-0000-0000-00000000000a',
  name: 'Ana Ruiz',
  tenant,
  conversation: 'a:conversation-of-ana',
  type: 'personal',
  locale: 'es-ES',
}
export const bruno: Person = {
  ...ana,
  id: '29:bruno',
  aadObjectId: '0b0b0b0b-0000-0000-0000-00000000000b',
  name: 'Bruno Lima',
}

/** `isTrial`: the bot has no registration, and proves nothing. */
export async function startTeams({ isTrial = false } = {}): Promise<FakeTeams> {
  const [issuer, service] = await Promise.all([startIssuer(), startService(isTrial ? undefined : botToken)])
  const host = new URL(service.url).host
  const token: FakeTeams['token'] = (more = {}, how) => {
    const now = Math.floor(Date.now() / 1000)
    const usual = { iss: issuer.issuer, aud: appId, serviceurl: service.url, nbf: now - 60, exp: now + 3_600 }
    return `Bearer ${issuer.token({ ...usual, ...more }, how)}`
  }
  return {
    ...service,
    issuer,
    settings: {
      registration: { appId, tenant, secret: 'unused' },
      allowedTenants: [tenant],
      serviceHosts: [host],
      fileHosts: [host],
    },
    cloud: { issuer: issuer.issuer, metadataUrl: issuer.metadataUrl, token: () => Promise.resolve(botToken) },
    token,
    async post(url, activity, authorization = token()) {
      const headers = {
        'Content-Type': 'application/json',
        ...(authorization !== '' && { Authorization: authorization }),
      }
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers,
        body: JSON.stringify(activity),
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
    },
    activity: ({ id, aadObjectId, name, conversation, type, locale, tenant: of }, more = {}) => ({
      type: 'message',
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: service.url,
      from: { id, aadObjectId, name },
      recipient: bot,
      conversation: { id: conversation, conversationType: type, tenantId: of, isGroup: type !== 'personal' },
      channelData: { tenant: { id: of } },
      locale,
      localTimezone: 'America/Sao_Paulo',
      entities: [
        { type: 'clientInfo', locale, country: 'BR', platform: 'Web', timezone: 'America/Sao_Paulo' },
      ],
      textFormat: 'plain',
      ...more,
    }),
    async close() {
      await Promise.all([issuer.close(), service.close()])
    },
  }
}
