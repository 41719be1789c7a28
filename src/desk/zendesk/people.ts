import type { TicketRequest } from '../../dialog/ticket.ts'
import type { Client } from './client.ts'
import type { Ledger } from './ledger.ts'
import { manyUsers, oneUser, organizations, type ZendeskUser } from './schemas.ts'

/** Who people are in the account. */
export interface People {
  /**
   * The requester, created when there is none; `mayWrite` is false for somebody whose comments would be the support's. Only a
   * verified address leads to a user there is: who typed somebody else's would file and write in their name.
   */
  requester(request: TicketRequest): Promise<{ readonly user: number; readonly mayWrite: boolean }>
  /** The organization the account stands for, if the requester belongs to it. */
  organization(user: number, account: string | undefined): Promise<number | undefined>
  /** Of these users, those that the account still has. */
  present(users: readonly number[]): Promise<readonly ZendeskUser[]>
  /** Forgets who this requester was, because the account does not have them any more. @returns false when that was not known. */
  forget(request: TicketRequest): Promise<boolean>
  /** Names by id; those that can't be had are absent. */
  names(users: readonly number[]): Promise<ReadonlyMap<number, string>>
  /** The user the program signs in as. */
  self(): Promise<number>
}

const mostNames = 5_000

export function createPeople(client: Client, ledger: Ledger): People {
  const known = new Map<number, string>()
  let own: Promise<number> | undefined

  const find = async (email: string): Promise<ZendeskUser | undefined> => {
    const { users } = await client({
      method: 'GET',
      path: '/api/v2/users/search',
      query: { query: `email:"${email.replaceAll('"', '')}"` },
      answer: manyUsers,
    })
    return users.find((user) => user.email?.toLowerCase() === email.toLowerCase())
  }
  const create = async (request: TicketRequest): Promise<ZendeskUser> => {
    const { requester, requesterName, requesterEmail } = request
    const name = requesterName ?? requesterEmail ?? 'Chat'
    const email = verifiedEmailOf(request)
    const { user } = await client({
      method: 'POST',
      path: '/api/v2/users/create_or_update',
      json: {
        user: {
          name,
          skip_verify_email: true,
          ...(email === '' ? { external_id: `ventanilla:${requester}` } : { email }),
        },
      },
      answer: oneUser,
    })
    return user
  }

  const show = async (ids: readonly number[]): Promise<readonly ZendeskUser[]> => {
    const found: ZendeskUser[] = []
    for (let from = 0; from < ids.length; from += 100) {
      const query = { ids: ids.slice(from, from + 100).join(',') }
      const path = '/api/v2/users/show_many'
      found.push(...(await client({ method: 'GET', path, query, answer: manyUsers })).users)
    }
    return found
  }

  return {
    async requester(request) {
      const email = verifiedEmailOf(request)
      const before = ledger.user(request.requester, email)
      if (before !== undefined) return { user: before, mayWrite: true }
      const found = (email === '' ? undefined : await find(email)) ?? (await create(request))
      const mayWrite = isEndUser(found)
      if (mayWrite) await ledger.keepUser(request.requester, email, found.id)
      return { user: found.id, mayWrite }
    },
    async organization(user, account) {
      if (account === undefined) return undefined
      const { organizations: all } = await client({
        method: 'GET',
        path: `/api/v2/users/${user}/organizations`,
        answer: organizations,
      })
      const wanted = account.toLowerCase()
      return all.find(({ name, external_id }) =>
        [name, external_id].some((each) => each?.toLowerCase() === wanted),
      )?.id
    },
    present: async (users) => (await show(users)).filter(({ active }) => active !== false),
    forget: (request) => ledger.forgetUser(request.requester, verifiedEmailOf(request)),
    async names(users) {
      if (known.size > mostNames) known.clear()
      const missing = [...new Set(users)].filter((id) => id > 0 && !known.has(id))
      for (const { id, name } of await show(missing)) if (name != null && name !== '') known.set(id, name)
      return known
    },
    self() {
      own ??= client({ method: 'GET', path: '/api/v2/users/me', answer: oneUser })
        .then(({ user }) => user.id)
        .catch((error: unknown) => {
          own = undefined
          throw error
        })
      return own
    },
  }
}

/** Whose words are their own: an agent's would be the support's. */
export const isEndUser = ({ role }: ZendeskUser): boolean => role == null || role === 'end-user'

const verifiedEmailOf = ({ requesterEmail, isEmailVerified }: TicketRequest): string =>
  isEmailVerified === true ? (requesterEmail ?? '') : ''
