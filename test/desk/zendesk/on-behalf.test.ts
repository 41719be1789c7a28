import { afterEach, describe, expect, it } from 'vitest'
import { requestOf } from '../../contracts/desk.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

describe('on behalf of people', () => {
  let bench: ZendeskBench
  afterEach(() => bench.close())

  const filed = async (more: Parameters<typeof requestOf>[1] = {}) => {
    const headers: { readonly what: string; readonly user: string | null }[] = []
    bench = await openZendesk({
      desk: { actAs: 'on-behalf-of' },
      fetch: (input, init) => {
        const user = new Headers(init?.headers).get('x-on-behalf-of')
        headers.push({
          what: `${init?.method} ${new URL(input instanceof Request ? input.url : input).pathname}`,
          user,
        })
        return fetch(input, init)
      },
    })
    const { number } = await bench.desk.file(requestOf('k1', more))
    const ticket = bench.fake.account.ticket(number)
    return { number, ticket, headers, user: Number(ticket.fields['requester_id']) }
  }
  const comment = (number: number, key: string, text: string) =>
    bench.desk.comment({ key, number, requester: 'ana', text, files: [] })

  it('a comment is their own in the account, with its files, and nothing else is asked in their name', async () => {
    const { number, ticket, headers, user } = await filed()
    const files = [await bench.give('a.txt', 'a')]
    await bench.desk.comment({ key: 'k2', number, requester: 'ana', text: 'sigue', files })
    expect(ticket.audits.at(-1)).toMatchObject({
      author_id: user,
      events: [{ type: 'Comment', author_id: user }],
    })
    const theirs = headers.filter((each) => each.user !== null)
    expect(theirs.map(({ what }) => what)).toEqual(['POST /api/v2/uploads', `PUT /api/v2/requests/${number}`])
    expect(new Set(theirs.map((each) => each.user))).toEqual(new Set([String(user)]))
  })

  it("the updates of a ticket are theirs, not the integration's", async () => {
    const { number, ticket } = await filed()
    await comment(number, 'k2', 'sigue')
    expect(ticket.updates).toEqual([])
  })

  it('a comment that came through is found by its words, and those of before do not count', async () => {
    const { number, ticket } = await filed()
    await comment(number, 'k2', 'sigue')
    bench.fake.fault = ({ method }) => (method === 'PUT' ? { type: 'reset', isDone: false } : undefined)
    await expect(comment(number, 'k3', 'sigue')).rejects.toMatchObject({ code: 'desk.outcome-unknown' })
    bench.fake.fault = ({ method }) => (method === 'PUT' ? { type: 'reset', isDone: true } : undefined)
    bench.pass(30_000)
    await expect(comment(number, 'k3', 'sigue')).rejects.toMatchObject({ code: 'desk.outcome-unknown' })
    bench.fake.fault = () => undefined
    expect(await comment(number, 'k3', 'sigue')).toMatchObject({ type: 'done' })
    const comments = ticket.audits.flatMap(({ events }) => events.filter(({ type }) => type === 'Comment'))
    expect(comments).toHaveLength(3)
  })

  it('a rating is given in the account too, as far as it has one, and in any case here', async () => {
    const { number, ticket } = await filed()
    await bench.desk.solve({ key: 'k2', number, requester: 'ana' })
    await bench.desk.rate({ key: 'k3', number, requester: 'ana', score: 5, comment: 'bien' })
    expect(ticket.fields['satisfaction_rating']).toEqual({ score: 'good', comment: 'bien' })
  })

  it.each([
    [3, undefined],
    [2, 'bad'],
  ])('a rating of %s is %s there', async (score, there) => {
    const { number, ticket } = await filed()
    await bench.desk.solve({ key: 'k2', number, requester: 'ana' })
    await bench.desk.rate({ key: 'k3', number, requester: 'ana', score })
    const { score: given } = (ticket.fields['satisfaction_rating'] ?? {}) as { score?: string }
    expect(given).toBe(there)
  })

  it('a rating that the account does not take counts here all the same', async () => {
    const { number } = await filed()
    await bench.desk.solve({ key: 'k2', number, requester: 'ana' })
    bench.fake.fault = ({ path }) =>
      path.endsWith('/satisfaction_rating') ? { type: 'answer', status: 404 } : undefined
    const rate = { key: 'k3', number, requester: 'ana', score: 5 }
    expect(await bench.desk.rate(rate)).toMatchObject({ type: 'done', ticket: { rating: 5 } })
  })

  it("nothing is asked for an agent: their words are the integration's", async () => {
    const { account } = (await filed()) && bench.fake
    account.addUser({ name: 'Marta', email: 'marta@acme.example', role: 'agent' })
    bench.pass(5 * 60_000)
    const marta = { requester: 'm', requesterEmail: 'marta@acme.example', isEmailVerified: true } as const
    const { number } = await bench.desk.file(requestOf('k9', marta))
    const write = { key: 'k10', number, requester: 'm', text: 'sigue', files: [] }
    expect(await bench.desk.comment(write)).toMatchObject({ type: 'done' })
    expect(account.ticket(number).audits.at(-1)?.author_id).toBe(account.self.id)
  })

  it('needs the scope for it', async () => {
    const { number } = await filed()
    bench.fake.scope = 'read write'
    await bench.reopen()
    await expect(comment(number, 'k2', 'sigue')).rejects.toMatchObject({ code: 'desk.refused-403' })
  })
})
