import { afterEach, describe, expect, it } from 'vitest'
import { requestOf } from '../../contracts/desk.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

describe('statuses of the account', () => {
  let bench: ZendeskBench
  afterEach(() => bench.close())

  /** A ticket that an agent has set to these. */
  const shown = async (given: Readonly<Record<string, unknown>>, mapping: unknown = {}) => {
    bench = await openZendesk({ mapping })
    const { number } = await bench.desk.file(requestOf('k1'))
    const { account, tell } = bench.fake
    const agent = account.addUser({ name: 'Marta', email: 'marta@acme.example', role: 'agent' })
    account.update(number, { assignee_id: agent.id, ...given }, agent.id)
    await tell(number)
    const { changes } = await bench.desk.changes('', 10)
    return {
      status: (await bench.desk.get(number, 'ana'))?.status,
      told: changes.map(({ status }) => status),
    }
  }

  it.each([
    ['open', 'open', []],
    ['hold', 'open', []],
    ['pending', 'pending', ['pending']],
    ['solved', 'solved', ['solved']],
    ['closed', 'closed', ['closed']],
  ])('"%s" is "%s" to the person', async (status, seen, told) => {
    expect(await shown({ status })).toEqual({ status: seen, told })
  })

  const waiting = { statuses: { '77': 'pending' } }

  it('one of its own is what the mapping says', async () => {
    expect(await shown({ status: 'open', custom_status_id: 77 }, waiting)).toEqual({
      status: 'pending',
      told: ['pending'],
    })
  })

  it('one of its own that the mapping leaves out is its category', async () => {
    expect(await shown({ status: 'open', custom_status_id: 78 }, waiting)).toEqual({
      status: 'open',
      told: [],
    })
  })

  it('a closed ticket is closed, whatever its own status was', async () => {
    expect(await shown({ status: 'closed', custom_status_id: 77 }, waiting)).toMatchObject({
      status: 'closed',
    })
  })
})
