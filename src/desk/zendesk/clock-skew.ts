import type { Clock } from '../../clock.ts'
import type { Client } from './client.ts'
import { oneUser } from './schemas.ts'

/** Far below the five minutes from which on nothing that the account signs is taken. */
const mostMs = 60_000

/** Says when the clock here is not the account's, as its answers date themselves; empty when it is, or they don't. */
export async function clockProblems(client: Client, clock: Clock): Promise<readonly string[]> {
  let theirs = Number.NaN
  const before = clock.now()
  await client({
    method: 'GET',
    path: '/api/v2/users/me',
    answer: oneUser,
    answered: (headers) => (theirs = Date.parse(headers.get('date') ?? '')),
  })
  // It was dated at some instant of the exchange; what that lasted is no skew.
  const behindMs = theirs - clock.now()
  const aheadMs = before - theirs
  if (behindMs > mostMs) return [told(behindMs, 'behind')]
  return aheadMs > mostMs ? [told(aheadMs, 'ahead of')] : []
}

const told = (ms: number, where: string): string =>
  `The clock here is ${Math.round(ms / 1_000)} s ${where} the account's: what it signs is refused from five minutes on. Set the clock by NTP.`
