import type { Client } from './client.ts'
import { signingSecret } from './schemas.ts'
import { editsOf, findHooks, type Hooks } from './setup.ts'

/** What the program expects to be told of changes with. */
export interface WantedHooks {
  /** Where the account reaches us; absent where it can't. */
  readonly publicUrl?: string
  readonly webhookSecret?: string
  readonly tag: string
}

const again = 'Run: npm run desk -- setup'

/** What is missing or was changed of webhook, trigger and secret, in words. */
export async function hookProblems(client: Client, wanted: WantedHooks): Promise<readonly string[]> {
  const { publicUrl, webhookSecret } = wanted
  if (publicUrl === undefined) {
    return webhookSecret === undefined
      ? []
      : ['ZENDESK_WEBHOOK_SECRET is set and PUBLIC_URL is not: changes are awaited where nobody tells them.']
  }
  const hooks = await findHooks(client, publicUrl)
  const { webhook, elsewhere } = hooks
  if (!webhook) {
    return [
      `The account has no webhook to ${publicUrl}. ${again}`,
      ...elsewhere.map(
        ({ name, endpoint }) =>
          `The webhook "${name}" points to ${endpoint}. If that is no other installation, delete it there, or set PUBLIC_URL to it.`,
      ),
    ]
  }
  const { signing_secret } = await client({
    method: 'GET',
    path: `/api/v2/webhooks/${webhook.id}/signing_secret`,
    answer: signingSecret,
  })
  return [
    ...(webhook.status === 'active' ? [] : [`The webhook "${webhook.name}" is ${webhook.status}. ${again}`]),
    ...triggerProblems(hooks, webhook, wanted.tag),
    ...secretProblems(signing_secret.secret, webhookSecret),
  ]
}

function triggerProblems(
  { trigger }: Hooks,
  webhook: NonNullable<Hooks['webhook']>,
  tag: string,
): readonly string[] {
  if (!trigger) return [`No trigger calls the webhook "${webhook.name}". ${again}`]
  return [
    ...(trigger.active === false ? [`The trigger "${trigger.title}" is disabled. ${again}`] : []),
    ...editsOf(trigger, webhook.id, tag).map(
      (edit) => `The trigger "${trigger.title}" was edited: ${edit}. ${again}`,
    ),
  ]
}

function secretProblems(right: string, given: string | undefined): readonly string[] {
  if (given === undefined)
    return [`ZENDESK_WEBHOOK_SECRET is empty, so what the account tells is not heard. ${again}`]
  return given === right ? [] : [`ZENDESK_WEBHOOK_SECRET is not the secret of the webhook. ${again}`]
}
