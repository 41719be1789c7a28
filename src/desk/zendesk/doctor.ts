import type { Tree } from '../../dialog/tree.ts'
import { checkMapping } from './check.ts'
import type { Client } from './client.ts'
import type { Mapping } from './mapping.ts'
import { oneUser, settings, signingSecret } from './schemas.ts'
import { findHooks } from './setup.ts'

/** What the program is set to, as far as the account has to fit it. */
export interface Wanted {
  readonly mapping: Mapping
  readonly questions: Tree['questions']
  readonly maxFileMb: number
  /** Where the account reaches us; absent where it can't. */
  readonly publicUrl?: string
  readonly webhookSecret?: string
}

const again = 'Run: npm run desk -- setup'

/** Everything that is missing in the account or does not fit, in words; empty when all does. Nothing is changed. */
export async function examine(client: Client, wanted: Wanted): Promise<readonly string[]> {
  return [
    ...(await rightProblems(client)),
    ...(await sizeProblems(client, wanted.maxFileMb)),
    ...(await checkMapping(client, wanted.mapping, wanted.questions)),
    ...(await hookProblems(client, wanted)),
  ]
}

async function rightProblems(client: Client): Promise<readonly string[]> {
  const { user } = await client({ method: 'GET', path: '/api/v2/users/me', answer: oneUser })
  return user.role === 'admin'
    ? []
    : [`The user of the client is "${user.role}"; the export needs an admin. Give the client one.`]
}

async function sizeProblems(client: Client, maxFileMb: number): Promise<readonly string[]> {
  const { settings: set } = await client({
    method: 'GET',
    path: '/api/v2/account/settings',
    answer: settings,
  })
  const mostBytes = set.limits?.attachment_size
  return mostBytes !== undefined && maxFileMb * 1_000_000 > mostBytes
    ? [`MAX_FILE_MB is ${maxFileMb}; the account takes ${Math.floor(mostBytes / 1_000_000)} at most.`]
    : []
}

async function hookProblems(
  client: Client,
  { publicUrl, webhookSecret, mapping }: Wanted,
): Promise<readonly string[]> {
  if (publicUrl === undefined) {
    return webhookSecret === undefined
      ? []
      : ['ZENDESK_WEBHOOK_SECRET is set and PUBLIC_URL is not: changes are awaited where nobody tells them.']
  }
  const { webhook, trigger } = await findHooks(client, publicUrl)
  if (!webhook) return [`The account has no webhook to ${publicUrl}. ${again}`]
  const { signing_secret } = await client({
    method: 'GET',
    path: `/api/v2/webhooks/${webhook.id}/signing_secret`,
    answer: signingSecret,
  })
  return [
    ...(webhook.status === 'active' ? [] : [`The webhook "${webhook.name}" is ${webhook.status}. ${again}`]),
    ...(trigger ? [] : [`No active trigger calls the webhook "${webhook.name}". ${again}`]),
    ...(trigger && !JSON.stringify(trigger.conditions ?? {}).includes(`"${mapping.tag}"`)
      ? [
          `The trigger "${trigger.title}" does not look for the tag "${mapping.tag}". Delete it there. ${again}`,
        ]
      : []),
    ...secretProblems(signing_secret.secret, webhookSecret),
  ]
}

function secretProblems(right: string, given: string | undefined): readonly string[] {
  if (given === undefined)
    return [`ZENDESK_WEBHOOK_SECRET is empty, so what the account tells is not heard. ${again}`]
  return given === right ? [] : [`ZENDESK_WEBHOOK_SECRET is not the secret of the webhook. ${again}`]
}
