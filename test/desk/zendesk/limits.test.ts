import { afterEach, describe, expect, it } from 'vitest'
import { requestOf } from '../../contracts/desk.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

describe('what the account allows', () => {
  let bench: ZendeskBench
  afterEach(() => bench.close())

  const filed = async (options: Parameters<typeof openZendesk>[0] = {}) => {
    bench = await openZendesk(options)
    const { number } = await bench.desk.file(requestOf('k0'))
    return { number, requester: 'ana' }
  }
  const count = (what: string): number => bench.fake.seen.filter((each) => each === what).length

  it('takes the thirty-first update within ten minutes later, once, and says when', async () => {
    const ticket = await filed()
    const comment = (each: number) =>
      bench.desk.comment({ ...ticket, key: `c${each}`, text: `parte ${each}`, files: [] })
    for (let each = 1; each <= 30; each += 1) await comment(each)
    await expect(comment(31)).rejects.toMatchObject({ code: 'desk.rate-limited', retryAfterMs: 600_000 })
    bench.pass(600_001)
    expect(await comment(31)).toMatchObject({ type: 'done' })
    expect(await comment(31)).toMatchObject({ type: 'done' })
    expect(await bench.desk.comments(ticket.number, 'ana')).toHaveLength(31)
  })

  it('goes on with other tickets while one has had its thirty updates', async () => {
    const ticket = await filed()
    const { number: other } = await bench.desk.file(requestOf('k1'))
    const comment = (number: number, key: string) =>
      bench.desk.comment({ ...ticket, number, key, text: 'sigue', files: [] })
    for (let each = 1; each <= 30; each += 1) await comment(ticket.number, `c${each}`)
    await expect(comment(ticket.number, 'one more')).rejects.toMatchObject({ code: 'desk.rate-limited' })
    expect(await comment(other, 'another')).toMatchObject({ type: 'done' })
  })

  it('asks for nothing more until the minute of the account has passed', async () => {
    const ticket = await filed()
    bench.fake.limit = 0
    await expect(bench.desk.get(ticket.number, 'ana')).rejects.toMatchObject({ code: 'desk.rate-limited' })
    const asked = bench.fake.seen.length
    await expect(bench.desk.get(ticket.number, 'ana')).rejects.toMatchObject({ code: 'desk.rate-limited' })
    expect(bench.fake.seen).toHaveLength(asked)
    bench.fake.limit = 700
    bench.pass(60_001)
    expect(await bench.desk.get(ticket.number, 'ana')).toBeDefined()
  })

  it('waits for an answer whose body comes slowly', async () => {
    const ticket = await filed()
    bench.fake.fault = () => ({ type: 'slow', ms: 50 })
    expect(await bench.desk.get(ticket.number, 'ana')).toMatchObject({ number: ticket.number })
  })

  it('does not know what became of a write whose body never came, and settles it by looking', async () => {
    const ticket = await filed({ timeoutMs: 150 })
    bench.fake.fault = ({ method }) => (method === 'PUT' ? { type: 'slow', ms: 60_000 } : undefined)
    const write = { ...ticket, key: 'c1', text: 'sigue', files: [] }
    await expect(bench.desk.comment(write)).rejects.toMatchObject({ code: 'desk.outcome-unknown' })
    expect(await bench.desk.comment(write)).toMatchObject({ type: 'done' })
    expect(count(`PUT /api/v2/tickets/${ticket.number}`)).toBe(1)
  })

  it('leaves the account alone after ten failures in a row', async () => {
    const ticket = await filed()
    bench.fake.fault = () => ({ type: 'answer', status: 500 })
    const get = () => bench.desk.get(ticket.number, 'ana').catch((error: unknown) => error)
    for (let each = 0; each < 10; each += 1) await get()
    const asked = bench.fake.seen.length
    expect(await get()).toMatchObject({ code: 'desk.unavailable', retryAfterMs: 10_000 })
    expect(bench.fake.seen).toHaveLength(asked)
  })

  it('signs in anew, once, when its token has ended while many ask', async () => {
    const ticket = await filed()
    bench.pass(1_800_000)
    const all = await Promise.all(Array.from({ length: 5 }, () => bench.desk.get(ticket.number, 'ana')))
    expect(all.every((each) => each?.number === ticket.number)).toBe(true)
    expect(count('POST /oauth/tokens')).toBe(2)
  })

  it('signs in anew when its token is taken back in the middle of a filing', async () => {
    await filed()
    bench.fake.fault = ({ method, path }) => {
      if (method !== 'POST' || path !== '/api/v2/tickets') return undefined
      bench.fake.fault = () => undefined
      return { type: 'answer', status: 401 }
    }
    await bench.desk.file(requestOf('k1'))
    expect(count('POST /oauth/tokens')).toBe(2)
    expect(bench.fake.account.tickets.size).toBe(2)
  })

  it('says that the client is wrong when it is refused twice', async () => {
    const ticket = await filed()
    bench.fake.fault = ({ path }) => (path.startsWith('/oauth') ? undefined : { type: 'answer', status: 401 })
    await expect(bench.desk.get(ticket.number, 'ana')).rejects.toThrow(/client id and secret/)
  })
})
