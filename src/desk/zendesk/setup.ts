import type { Client } from './client.ts'
import {
  anything,
  manyTriggers,
  manyWebhooks,
  oneTrigger,
  oneWebhook,
  signingSecret,
  type ZendeskTrigger,
  type ZendeskWebhook,
} from './schemas.ts'
import { webhookPath } from './webhook.ts'

/** What an account needs to tell us of changes. */
export interface Hooks {
  readonly webhook: ZendeskWebhook | undefined
  readonly trigger: ZendeskTrigger | undefined
}

const name = 'Ventanilla'

/** What there is of ours for this address. */
export async function findHooks(client: Client, publicUrl: string): Promise<Hooks> {
  const endpoint = endpointOf(publicUrl)
  const { webhooks } = await client({ method: 'GET', path: '/api/v2/webhooks', answer: manyWebhooks })
  const webhook = webhooks.find((each) => each.endpoint === endpoint)
  if (!webhook) return { webhook: undefined, trigger: undefined }
  const { triggers } = await client({ method: 'GET', path: '/api/v2/triggers/active', answer: manyTriggers })
  return { webhook, trigger: triggers.find(({ actions }) => actions.some((each) => names(each, webhook.id))) }
}

/**
 * Makes what is not there yet; doing it twice makes nothing twice.
 * @returns the secret that changes are signed with, and what was made.
 */
export async function setUpHooks(
  client: Client,
  publicUrl: string,
  tag: string,
): Promise<{ readonly secret: string; readonly made: readonly string[] }> {
  const before = await findHooks(client, publicUrl)
  const webhook = before.webhook ?? (await makeWebhook(client, publicUrl))
  if (webhook.status !== 'active') {
    const json = { webhook: { status: 'active' } }
    await client({ method: 'PATCH', path: `/api/v2/webhooks/${webhook.id}`, json, answer: anything })
  }
  if (!before.trigger) await makeTrigger(client, webhook.id, tag)
  const { signing_secret } = await client({
    method: 'GET',
    path: `/api/v2/webhooks/${webhook.id}/signing_secret`,
    answer: signingSecret,
  })
  const made = [...(before.webhook ? [] : ['webhook']), ...(before.trigger ? [] : ['trigger'])]
  return { secret: signing_secret.secret, made }
}

const endpointOf = (publicUrl: string): string => `${publicUrl.replace(/\/+$/, '')}${webhookPath}`

const names = ({ field, value }: ZendeskTrigger['actions'][number], webhook: string): boolean =>
  field === 'notification_webhook' && Array.isArray(value) && value[0] === webhook

async function makeWebhook(client: Client, publicUrl: string): Promise<ZendeskWebhook> {
  const { webhook } = await client({
    method: 'POST',
    path: '/api/v2/webhooks',
    json: {
      webhook: {
        name,
        endpoint: endpointOf(publicUrl),
        http_method: 'POST',
        request_format: 'json',
        status: 'active',
        subscriptions: ['conditional_ticket_events'],
      },
    },
    answer: oneWebhook,
  })
  return webhook
}

/** Only tickets with our tag are told of, and of them only the number: the rest is asked for. */
async function makeTrigger(client: Client, webhook: string, tag: string): Promise<void> {
  await client({
    method: 'POST',
    path: '/api/v2/triggers',
    json: {
      trigger: {
        title: `${name}: tell of changes`,
        conditions: {
          all: [
            { field: 'update_type', operator: 'is', value: 'Change' },
            { field: 'current_tags', operator: 'includes', value: tag },
          ],
          any: [],
        },
        actions: [{ field: 'notification_webhook', value: [webhook, '{"ticket":"{{ticket.id}}"}'] }],
      },
    },
    answer: oneTrigger,
  })
}
