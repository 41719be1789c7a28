import { type Account, notFound } from './account.ts'
import { json, type Route } from './exchange.ts'

const searchDelayMs = 120_000

/** Users, who are found by search only after a while, and their organizations. */
export function peopleRoutes(account: Account): readonly Route[] {
  const { now } = account
  const user = (id: number) => {
    const found = account.users.get(id)
    if (!found) throw notFound()
    return found
  }
  return [
    [
      'GET',
      /^\/api\/v2\/users\/search$/,
      ({ query }) => {
        const email = /^email:"(.+)"$/.exec(query.get('query') ?? '')?.[1]
        const found = email === undefined ? undefined : account.userByEmail(email)
        return {
          status: 200,
          body: { users: found && found.since + searchDelayMs <= now() ? [found] : [], count: 0 },
        }
      },
    ],
    [
      'POST',
      /^\/api\/v2\/users\/create_or_update$/,
      (asked) => {
        const { name, email, external_id } = json(asked).user
        const before = [...account.users.values()].find(
          (each) =>
            (email !== undefined && each.email?.toLowerCase() === email.toLowerCase()) ||
            (external_id !== undefined && each.external_id === external_id),
        )
        if (before) Object.assign(before, { ...(name !== undefined && { name }) })
        const made =
          before ?? account.addUser({ name, email: email ?? null, external_id: external_id ?? null })
        return { status: before ? 200 : 201, body: { user: made } }
      },
    ],
    [
      'GET',
      /^\/api\/v2\/users\/show_many$/,
      ({ query }) => ({
        status: 200,
        body: {
          users: (query.get('ids') ?? '').split(',').flatMap((id) => account.users.get(Number(id)) ?? []),
          count: 0,
        },
      }),
    ],
    ['GET', /^\/api\/v2\/users\/me$/, () => ({ status: 200, body: { user: account.self } })],
    [
      'GET',
      /^\/api\/v2\/users\/(\d+)\/organizations$/,
      (_, id) => ({
        status: 200,
        body: {
          organizations: [...account.organizations.values()].filter(({ members }) =>
            members.includes(user(Number(id)).id),
          ),
        },
      }),
    ],
  ]
}
