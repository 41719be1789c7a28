import {
  type Activity as BotActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import { RetryableError, TerminalError } from '../../errors.ts'
import { errorOf } from './errors.ts'
import type { Account } from './place.ts'
import { claimsToBeOf, isOfTheKeys, UnauthorizedError } from './proof.ts'
import { type Cloud, isAmong, type TeamsSettings } from './settings.ts'

/**
 * The service, as the rest of this folder knows it. Everything of the vendor's library is in this file: another one
 * would take its place here, and nowhere else.
 */
export interface Connector {
  /**
   * Lets `hear` have the activity if its sender proves to be the platform, and returns what it answers.
   * @throws UnauthorizedError when the proof fails, whatever fails about it; RetryableError when the keys can't be had.
   */
  receive<T>(authorization: string, body: object, hear: () => Promise<T>): Promise<T>
  /** @returns the platform's id of the message. @throws as errors.ts says. */
  send(where: Where, activity: Message): Promise<string>
  update(where: Where, id: string, activity: Message): Promise<void>
  /** @returns the platform's id of the chat between a person and the bot, which is there from then on. */
  open(between: Between): Promise<string>
  /** The header that proves to the platform who the bot is; undefined in a trial. */
  authorization(): Promise<string | undefined>
}

/** A conversation of the platform. */
export interface Where {
  readonly serviceUrl: string
  readonly platformId: string
}

/** A person and the bot, and where the service is. */
export interface Between {
  readonly serviceUrl: string
  readonly tenant: string
  readonly bot: Account
  readonly person: Account
}

/** An activity to send. */
export type Message = Readonly<Record<string, unknown>> & { readonly type: string }

export function createConnector(settings: TeamsSettings, cloud: Cloud): Connector {
  const adapter = new Adapter(settings, cloud)

  const clientOf = async ({ serviceUrl }: Pick<Where, 'serviceUrl'>) => {
    if (!isAmong(settings.serviceHosts, serviceUrl)) {
      throw new TerminalError(
        'channels.teams-wrong-service',
        `"${serviceUrl}" is none of the service's hosts. Known: ${settings.serviceHosts.join(', ')}.`,
      )
    }
    const client = await adapter.client(serviceUrl)
    return client.conversations
  }
  const attempt = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw errorOf(error, doing)
    }
  }

  return {
    receive: (authorization, body, hear) => adapter.receive(authorization, body as BotActivity, hear),
    send: (where, activity) =>
      attempt('send a message', async () => {
        const conversations = await clientOf(where)
        const { id } = await conversations.sendToConversation(where.platformId, activity)
        return id
      }),
    update: (where, id, activity) =>
      attempt('change a message', async () => {
        const conversations = await clientOf(where)
        await conversations.updateActivity(where.platformId, id, { ...activity, id })
      }),
    open: ({ serviceUrl, tenant, bot, person: { id, name } }) =>
      attempt('open a chat', async () => {
        const conversations = await clientOf({ serviceUrl })
        const asked = {
          isGroup: false,
          bot,
          members: [{ id, name }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        }
        const opened = await conversations.createConversation(asked)
        return opened.id
      }),
    authorization: () => attempt('sign in', () => adapter.authorization()),
  }
}

class Adapter extends CloudAdapter {
  private readonly appId: string | undefined
  private readonly issuer: string
  private readonly credentials: Credentials
  private readonly clients = new Map<string, ReturnType<Adapter['open']>>()

  constructor({ registration }: TeamsSettings, cloud: Cloud) {
    const credentials = credentialsOf(registration, cloud)
    super(
      new ConfigurationBotFrameworkAuthentication(
        {
          ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
          ToChannelFromBotOAuthScope: scope,
          ToBotFromChannelTokenIssuer: cloud.issuer,
          ToBotFromChannelOpenIdMetadataUrl: cloud.metadataUrl,
          ToBotFromEmulatorOpenIdMetadataUrl: cloud.metadataUrl,
          ValidateAuthority: true,
        },
        credentials,
      ),
    )
    this.appId = registration?.appId
    this.issuer = cloud.issuer
    this.credentials = credentials
  }

  async receive<T>(authorization: string, activity: BotActivity, hear: () => Promise<T>): Promise<T> {
    const proof = await this.prove(authorization, activity)
    let heard: { readonly answer: T } | undefined
    await this.processActivity(proof, activity, async () => {
      heard = { answer: await hear() }
    })
    if (!heard) throw new TerminalError('channels.teams-unheard', 'The library passed an activity over.')
    return heard.answer
  }

  /** One client for each address of the service, so that connections and tokens are used again. */
  client(serviceUrl: string): ReturnType<Adapter['open']> {
    const client = this.clients.get(serviceUrl) ?? this.open(serviceUrl)
    this.clients.set(serviceUrl, client)
    client.catch(() => this.clients.delete(serviceUrl))
    return client
  }

  async authorization(): Promise<string | undefined> {
    if (this.appId === undefined) return undefined
    const credentials = await this.credentials.createCredentials(this.appId, scope, '', true)
    let value: string | undefined
    const headers = { set: (_name: string, given: string) => (value = given) }
    await credentials.signRequest({ headers } as never)
    return value
  }

  /** The library knows tokens of other kinds too; here only the platform speaks. */
  private async prove(authorization: string, activity: BotActivity) {
    if (this.appId !== undefined && !claimsToBeOf(this.issuer, authorization)) {
      throw new UnauthorizedError('channels.teams-unauthorized', 'The token was not made by the platform.')
    }
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization)
    } catch (error) {
      if (isOfTheKeys(error)) {
        throw new RetryableError('channels.teams-no-keys', 'The platform’s keys can’t be had.', {
          cause: error,
        })
      }
      throw new UnauthorizedError('channels.teams-unauthorized', 'The token proves nothing.', {
        cause: error,
      })
    }
  }

  private async open(serviceUrl: string) {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(
      this.createClaimsIdentity(this.appId ?? ''),
    )
    const client = await factory.create(serviceUrl, scope)
    const { pipeline } = (client as unknown as Insides).client
    // Who waits for how long is decided by whoever delivers.
    pipeline.removePolicy({ phase: 'Retry' })
    return client
  }
}

/** What the library's client is made of: it has no setting for it. The version is exact, and tests hold it. */
interface Insides {
  readonly client: {
    readonly pipeline: {
      removePolicy(which: { readonly phase: 'Retry' }): unknown
    }
  }
}

const scope = 'https://api.botframework.com'

type Credentials = Pick<
  ConfigurationServiceClientCredentialFactory,
  'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'
>

function credentialsOf(registration: TeamsSettings['registration'], { token }: Cloud): Credentials {
  if (registration === undefined) return new ConfigurationServiceClientCredentialFactory()
  const { appId, tenant, secret } = registration
  if (token === undefined) {
    return new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenant,
      MicrosoftAppType: secret === undefined ? 'UserAssignedMsi' : 'SingleTenant',
      ...(secret !== undefined && { MicrosoftAppPassword: secret }),
    })
  }
  return {
    isValidAppId: (given) => Promise.resolve(given === appId),
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: () =>
      Promise.resolve({
        async signRequest(request) {
          request.headers.set('Authorization', `Bearer ${await token()}`)
          return request
        },
      }),
  }
}
