import type { Tree } from '../../dialog/tree.ts'
import { checkMapping } from './check.ts'
import type { Client, Seen } from './client.ts'
import { advice, type Finding, found, problem } from './finding.ts'
import type { Mapping } from './mapping.ts'
import { oneUser, settings, signingSecret } from './schemas.ts'
import { editsOf, findHooks } from './setup.ts'
import { toleranceMs } from './webhook.ts'

/** What the program is set to, as far as the account has to fit it. */
export interface Wanted {
  readonly mapping: Mapping
  readonly questions: Tree['questions']
  readonly maxFileMb: number
  /** Where the account reaches us; absent where it can't. */
  readonly publicUrl?: string
  readonly webhookSecret?: string
  /** Comments are written on behalf of people. */
  readonly actsOnBehalf?: true
}

const again = 'Run: npm run desk -- setup'

/** Everything that is missing in the account or does not fit, in words; empty when all does. Nothing is changed. */
export async function examine(client: Client, wanted: Wanted): Promise<readonly Finding[]> {
  return [
    ...(await found(rightFindings(client))),
    ...(await found(sizeFindings(client, wanted.maxFileMb))),
    ...(await found(checkMapping(client, wanted.mapping, wanted.questions))),
    ...(await found(hookFindings(client, wanted))),
    ...scopeFindings(client.seen(), wanted),
    ...clockFindings(client.seen()),
  ]
}

async function rightFindings(client: Client): Promise<readonly Finding[]> {
  const { user } = await client({ method: 'GET', path: '/api/v2/users/me', answer: oneUser })
  return user.role === 'admin'
    ? []
    : [problem(`The user of the client is "${user.role}"; the export needs an admin. Give the client one.`)]
}

async function sizeFindings(client: Client, maxFileMb: number): Promise<readonly Finding[]> {
  const { settings: set } = await client({
    method: 'GET',
    path: '/api/v2/account/settings',
    answer: settings,
  })
  const mostBytes = set.limits?.attachment_size
  return mostBytes !== undefined && maxFileMb * 1_000_000 > mostBytes
    ? [
        problem(
          `MAX_FILE_MB is ${maxFileMb}; the account takes ${Math.floor(mostBytes / 1_000_000)} at most.`,
        ),
      ]
    : []
}

/** Only what the sign-in says is known: an API token says nothing. */
function scopeFindings({ scopes }: Seen, { actsOnBehalf }: Wanted): readonly Finding[] {
  if (scopes === undefined) return []
  const needed = ['read', 'write', ...(actsOnBehalf ? ['impersonate'] : [])]
  const missing = needed.filter((each) => !scopes.includes(each))
  if (missing.length === 0) return []
  const wanted = missing.map((each) => `"${each}"`).join(' and ')
  return [
    problem(
      `The client has the scopes "${scopes.join(' ')}"; it needs ${wanted} too. Add that to the client.`,
    ),
  ]
}

const badMs = { worth: 60_000, refused: toleranceMs }

function clockFindings({ aheadMs = 0 }: Seen): readonly Finding[] {
  const differs = Math.abs(aheadMs)
  if (differs < badMs.worth) return []
  const text = `The clock here is ${Math.round(differs / 1000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the account's.`
  return differs < badMs.refused
    ? [advice(`${text} Set it by a time server.`)]
    : [problem(`${text} What the account tells is refused as too old. Set it by a time server.`)]
}

async function hookFindings(
  client: Client,
  { publicUrl, webhookSecret, mapping }: Wanted,
): Promise<readonly Finding[]> {
  if (publicUrl === undefined) {
    return webhookSecret === undefined
      ? []
      : [
          problem(
            'ZENDESK_WEBHOOK_SECRET is set and PUBLIC_URL is not: changes are awaited where nobody tells them.',
          ),
        ]
  }
  const { webhook, trigger, others } = await findHooks(client, publicUrl)
  const elsewhere = others.map(({ name, endpoint }) => `The webhook "${name}" goes to ${endpoint}.`)
  if (!webhook)
    return [problem([`The account has no webhook to ${publicUrl}.`, ...elsewhere, again].join(' '))]
  const { signing_secret } = await client({
    method: 'GET',
    path: `/api/v2/webhooks/${webhook.id}/signing_secret`,
    answer: signingSecret,
  })
  const edits = trigger ? editsOf(trigger, webhook.id, mapping.tag) : []
  return [
    ...(webhook.status === 'active'
      ? []
      : [problem(`The webhook "${webhook.name}" is ${webhook.status}. ${again}`)]),
    ...(trigger ? [] : [problem(`No trigger calls the webhook "${webhook.name}". ${again}`)]),
    ...edits.map((edit) => problem(`The trigger "${trigger?.title}" ${edit}. ${again}`)),
    ...secretProblems(signing_secret.secret, webhookSecret).map(problem),
    ...elsewhere.map((each) =>
      advice(`${each} Where nobody listens there any more, delete it in the account.`),
    ),
  ]
}

function secretProblems(right: string, given: string | undefined): readonly string[] {
  if (given === undefined)
    return [`ZENDESK_WEBHOOK_SECRET is empty, so what the account tells is not heard. ${again}`]
  return given === right ? [] : [`ZENDESK_WEBHOOK_SECRET is not the secret of the webhook. ${again}`]
}
