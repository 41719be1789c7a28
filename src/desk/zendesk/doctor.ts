import type { Clock } from '../../clock.ts'
import type { Tree } from '../../dialog/tree.ts'
import { checkMapping } from './check.ts'
import type { Client } from './client.ts'
import type { Mapping } from './mapping.ts'
import { clockProblems } from './clock-skew.ts'
import { findGaps } from './gaps.ts'
import { hookProblems } from './hook-check.ts'
import { oneUser, settings } from './schemas.ts'

/** What the program is set to, as far as the account has to fit it. */
export interface Wanted {
  readonly mapping: Mapping
  readonly questions: Tree['questions']
  readonly maxFileMb: number
  readonly clock: Clock
  /** Where the account reaches us; absent where it can't. */
  readonly publicUrl?: string
  readonly webhookSecret?: string
}

/** Everything that is missing in the account or does not fit, in words; empty when all does. Nothing is changed. */
export async function examine(client: Client, wanted: Wanted): Promise<readonly string[]> {
  return [
    ...(await checkMapping(client, wanted.mapping, wanted.questions)),
    ...(await examineAccount(client, wanted)),
  ]
}

/** The same but for a mapping that can't be used: tickets can be filed with all of this. */
export async function examineAccount(
  client: Client,
  wanted: Omit<Wanted, 'questions'>,
): Promise<readonly string[]> {
  return [
    ...(await rightProblems(client)),
    ...(await clockProblems(client, wanted.clock)),
    ...(await sizeProblems(client, wanted.maxFileMb)),
    ...(await findGaps(client, wanted.mapping)),
    ...(await hookProblems(client, { ...wanted, tag: wanted.mapping.tag })),
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
