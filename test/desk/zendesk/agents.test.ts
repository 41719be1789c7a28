import { afterEach, describe, expect, it } from 'vitest'
import { requestOf } from '../../contracts/desk.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

describe('somebody in chat who is an agent of the account', () => {
  let bench: ZendeskBench
  afterEach(() => bench.close())

  it('files and writes, but never under the name of the agent', async () => {
    bench = await openZendesk()
    const { account } = bench.fake
    const agent = account.addUser({ name: 'Marta', email: 'marta@acme.example', role: 'agent' })
    bench.pass(5 * 60_000)
    const { number } = await bench.desk.file({
      ...requestOf('k1'),
      requesterEmail: 'marta@acme.example',
      isEmailVerified: true,
    })
    const write = { key: 'k2', number, requester: 'ana', text: 'sigue', files: [] }
    expect(await bench.desk.comment(write)).toMatchObject({ type: 'done' })

    const ticket = account.ticket(number)
    expect(ticket.fields['requester_id']).toBe(agent.id)
    const authors = ticket.audits.flatMap(({ events }) =>
      events
        .filter(({ type }) => type === 'Comment')
        .map((event) => (event as { author_id?: number }).author_id),
    )
    expect(authors).toEqual([account.self.id, account.self.id])
  })
})
