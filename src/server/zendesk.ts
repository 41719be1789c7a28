import { createApiToken, createOAuth } from '../desk/zendesk/sign-in.ts'
import { type Client, createClient } from '../desk/zendesk/client.ts'
import type { Wanted } from '../desk/zendesk/doctor.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { TerminalError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Budget } from '../store/budget.ts'
import { createEmbeddedBudget } from '../store/embedded-budget.ts'
import type { Config } from './config.ts'

/** A connection to the account that the configuration names, and what it counts requests with. */
export interface ZendeskConnection {
  readonly client: Client
  readonly budget: Budget
}

/** @throws TerminalError for a sign-in that ended, or an address that is missing. */
export async function connectZendesk(
  config: Config,
  { database, clock, log }: { readonly database: Database; readonly clock: Clock; readonly log: Log },
): Promise<ZendeskConnection> {
  const { ZENDESK_URL, ZENDESK_CLIENT_ID, ZENDESK_CLIENT_SECRET, ZENDESK_EMAIL, ZENDESK_API_TOKEN } = config
  const url = ZENDESK_URL?.replace(/\/+$/, '')
  if (url === undefined) {
    throw new TerminalError(
      'server.invalid-config',
      'ZENDESK_URL is missing. Write it like https://example.zendesk.com',
    )
  }
  const scope = config.ZENDESK_ACT_AS === 'on-behalf-of' ? 'read write impersonate' : 'read write'
  const signIn =
    ZENDESK_CLIENT_ID !== undefined && ZENDESK_CLIENT_SECRET !== undefined
      ? createOAuth({ url, clientId: ZENDESK_CLIENT_ID, clientSecret: ZENDESK_CLIENT_SECRET, scope, clock })
      : createApiToken({ email: ZENDESK_EMAIL ?? '', token: ZENDESK_API_TOKEN ?? '', clock, log })
  const budget =
    config.STORE_URL === ''
      ? createEmbeddedBudget(database)
      : (await import('../store/redis-budget.ts')).createRedisBudget({ url: config.STORE_URL, log })
  const requestsPerMinute = config.ZENDESK_REQUESTS_PER_MINUTE
  return { client: createClient({ url, signIn, budget, requestsPerMinute, clock, log }), budget }
}

/** What the account has to fit, as it is set here. */
export const wantedOf = (config: Config, asked: Pick<Wanted, 'mapping' | 'questions'>): Wanted => {
  const { PUBLIC_URL: publicUrl, ZENDESK_WEBHOOK_SECRET: webhookSecret, ZENDESK_ACT_AS: actAs } = config
  return {
    ...asked,
    maxFileMb: config.MAX_FILE_MB,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(webhookSecret !== undefined && { webhookSecret }),
    ...(actAs === 'on-behalf-of' && { actsOnBehalf: true }),
  }
}
