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
  /** Active or not. */
  readonly trigger: ZendeskTrigger | undefined
  /** Webhooks of a Ventanilla at another address. */
  readonly elsewhere: readonly ZendeskWebhook[]
}

const name = 'Ventanilla'

/** What there is of ours for this address. */
export async function findHooks(client: Client, publicUrl: string): Promise<Hooks> {
  const endpoint = endpointOf(publicUrl)
  const { webhooks } = await client({ method: 'GET', path: '/api/v2/webhooks', answer: manyWebhooks })
  const webhook = webhooks.find((each) => each.endpoint === endpoint)
  const elsewhere = webhooks.filter((each) => each !== webhook && each.endpoint.endsWith(webhookPath))
  if (!webhook) return { webhook: undefined, trigger: undefined, elsewhere }
  const { triggers } = await client({ method: 'GET', path: '/api/v2/triggers', answer: manyTriggers })
  const ours = triggers.filter(({ actions }) => actions.some((each) => names(each, webhook.id)))
  return { webhook, trigger: ours.find(({ active }) => active !== false) ?? ours[0], elsewhere }
}

/** What somebody changed of the trigger, in words; empty when it is as it was made. */
export function editsOf(trigger: ZendeskTrigger, webhook: string, tag: string): readonly string[] {
  const made = triggerFor(webhook, tag)
  const all = trigger.conditions?.all ?? []
  const any = trigger.conditions?.any ?? []
  const lacking = made.conditions.all.filter((each) => !all.some((other) => isSame(each, other)))
  const more = [...all.filter((each) => !made.conditions.all.some((other) => isSame(each, other))), ...any]
  const action = trigger.actions.find((each) => names(each, webhook))
  return [
    ...lacking.map(({ field, operator, value }) => `it lacks the condition ${field} ${operator} "${value}"`),
    ...more.map(({ field }) => `it looks at ${field} too`),
    ...(isSame(action, made.actions[0]) ? [] : ['it sends another body']),
  ]
}

/** By what they say: an account may write a number as text. */
const isSame = (one: object | undefined, other: object | undefined): boolean =>
  wordsOf(one) === wordsOf(other)

const wordsOf = (given: object | undefined): string => {
  const { field, operator, value } = { field: '', operator: '', value: '', ...given }
  return [field, operator, value].join('\n')
}

/**
 * Makes what is not there yet and restores what was edited or disabled; doing it twice makes nothing twice.
 * @returns the secret that changes are signed with, what was made and what was restored.
 */
export async function setUpHooks(
  client: Client,
  publicUrl: string,
  tag: string,
): Promise<{
  readonly secret: string
  readonly made: readonly string[]
  readonly restored: readonly string[]
}> {
  const before = await findHooks(client, publicUrl)
  const webhook = before.webhook ?? (await makeWebhook(client, publicUrl))
  const restored: string[] = []
  if (webhook.status !== 'active') {
    restored.push('webhook')
    const json = { webhook: { status: 'active' } }
    await client({ method: 'PATCH', path: `/api/v2/webhooks/${webhook.id}`, json, answer: anything })
  }
  const json = { trigger: triggerFor(webhook.id, tag) }
  if (!before.trigger) await client({ method: 'POST', path: '/api/v2/triggers', json, answer: oneTrigger })
  else if (before.trigger.active === false || editsOf(before.trigger, webhook.id, tag).length > 0) {
    restored.push('trigger')
    await client({ method: 'PUT', path: `/api/v2/triggers/${before.trigger.id}`, json, answer: oneTrigger })
  }
  const { signing_secret } = await client({
    method: 'GET',
    path: `/api/v2/webhooks/${webhook.id}/signing_secret`,
    answer: signingSecret,
  })
  const made = [...(before.webhook ? [] : ['webhook']), ...(before.trigger ? [] : ['trigger'])]
  return { secret: signing_secret.secret, made, restored }
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
const triggerFor = (webhook: string, tag: string) => ({
  title: `${name}: tell of changes`,
  active: true,
  conditions: {
    all: [
      { field: 'update_type', operator: 'is', value: 'Change' },
      { field: 'current_tags', operator: 'includes', value: tag },
    ],
    any: [],
  },
  actions: [{ field: 'notification_webhook', value: [webhook, '{"ticket":"{{ticket.id}}"}'] }],
})
