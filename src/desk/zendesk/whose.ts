import type { Ledger, LedgerTicket } from './ledger.ts'
import { isEndUser, type People } from './people.ts'
import type { ZendeskTicket } from './schemas.ts'

export interface Whose {
  /** Who the requester is in the account, and was. */
  readonly users: readonly number[]
  /** Whose name their words go under; undefined where they would be an agent's. */
  readonly author: number | undefined
}

/**
 * Whose a ticket is now. The account can merge the user it was filed for into another, who is the same person; or agents give
 * the ticket to somebody else, and it is not this requester's any more.
 * @returns undefined in that case.
 */
export async function whoseNow(
  { requester_id, submitter_id }: ZendeskTicket,
  { requester }: LedgerTicket,
  { ledger, people }: { readonly ledger: Ledger; readonly people: People },
): Promise<Whose | undefined> {
  const users = ledger.usersOf(requester)
  const author = requester_id ?? undefined
  // Filed for an agent, by the integration.
  if (submitter_id == null || (submitter_id !== requester_id && !users.includes(submitter_id)))
    return { users, author: undefined }
  if (author === undefined || submitter_id === author || users.includes(author)) return { users, author }
  const present = await people.present([submitter_id, author])
  if (present.some(({ id }) => id === submitter_id)) return undefined
  const heir = present.find(({ id }) => id === author)
  if (heir === undefined || !isEndUser(heir)) return { users, author: undefined }
  await ledger.mergeUser(requester, submitter_id, author)
  return { users: ledger.usersOf(requester), author }
}
