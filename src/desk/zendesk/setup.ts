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
import { readPages } from './pages.ts'
import { webhookPath } from './webhook.ts'

/** What an account needs to tell us of changes. */
export interface Hooks {
  readonly webhook: ZendeskWebhook | undefined
  /** It may be switched off. */
  readonly trigger: ZendeskTrigger | undefined
  /** Webhooks of ours to other addresses. */
  readonly others: readonly ZendeskWebhook[]
}

const name = 'Ventanilla'

/** What there is of ours for this address. */
export async function findHooks(client: Client, publicUrl: string): Promise<Hooks> {
  const endpoint = endpointOf(publicUrl)
  const webhooks = (await readPages(client, { path: '/api/v2/webhooks', answer: manyWebhooks })).flatMap(
    (page) => page.webhooks,
  )
  const others = webhooks.filter((each) => each.endpoint !== endpoint && each.endpoint.endsWith(webhookPath))
  const webhook = webhooks.find((each) => each.endpoint === endpoint)
  if (!webhook) return { webhook, trigger: undefined, others }
  const triggers = (await readPages(client, { path: '/api/v2/triggers', answer: manyTriggers })).flatMap(
    (page) => page.triggers,
  )
  const calling = triggers.filter(({ actions }) => actions.some((each) => names(each, webhook.id)))
  return { webhook, trigger: calling.find(({ active }) => active !== false) ?? calling[0], others }
}

/**
 * Makes what is not there yet, and puts right what was edited or switched off; doing it twice makes nothing twice.
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
  const edits = before.trigger ? editsOf(before.trigger, webhook.id, tag) : []
  if (!before.trigger)
    await client({ method: 'POST', path: '/api/v2/triggers', ...triggerOf(webhook.id, tag) })
  else if (edits.length > 0) {
    const path = `/api/v2/triggers/${before.trigger.id}`
    const others = before.trigger.actions.filter((each) => !names(each, webhook.id))
    await client({ method: 'PUT', path, ...triggerOf(webhook.id, tag, others) })
  }
  const { signing_secret } = await client({
    method: 'GET',
    path: `/api/v2/webhooks/${webhook.id}/signing_secret`,
    answer: signingSecret,
  })
  const made = [
    ...(before.webhook ? [] : ['webhook']),
    ...(before.trigger && edits.length === 0 ? [] : ['trigger']),
  ]
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

const bodyOf = '{"ticket":"{{ticket.id}}"}'
const conditionsOf = (tag: string) => [
  { field: 'update_type', operator: 'is', value: 'Change' },
  { field: 'current_tags', operator: 'includes', value: tag },
]

/** Only tickets with our tag are told of, and of them only the number: the rest is asked for. */
const triggerOf = (webhook: string, tag: string, others: ZendeskTrigger['actions'] = []) => ({
  json: {
    trigger: {
      title: `${name}: tell of changes`,
      active: true,
      conditions: { all: conditionsOf(tag), any: [] },
      actions: [...others, { field: 'notification_webhook', value: [webhook, bodyOf] }],
    },
  },
  answer: oneTrigger,
})

/** What of our trigger is not as it was made, in words. What it does beside telling us is the admin's. */
export function editsOf(trigger: ZendeskTrigger, webhook: string, tag: string): readonly string[] {
  const all = trigger.conditions?.all ?? []
  const either = trigger.conditions?.any ?? []
  const isThere = (wanted: ReturnType<typeof conditionsOf>[number]): boolean =>
    all.some(
      ({ field, operator, value }) =>
        field === wanted.field && operator === wanted.operator && value === wanted.value,
    )
  const wanted = conditionsOf(tag)
  const sent = trigger.actions.find((each) => names(each, webhook))?.value
  return [
    ...(trigger.active === false ? ['is switched off'] : []),
    ...wanted.flatMap((each) => (isThere(each) ? [] : [`does not ask for "${each.field}" "${each.value}"`])),
    ...(all.length > wanted.length || either.length > 0 ? ['has further conditions, and tells of less'] : []),
    ...(Array.isArray(sent) && ticketIn(sent[1]) ? [] : ["does not send the ticket's number"]),
  ]
}

/** Whether a body that a trigger sends is one that is understood. */
const ticketIn = (body: unknown): boolean => typeof body === 'string' && body.replace(/\s/g, '') === bodyOf
