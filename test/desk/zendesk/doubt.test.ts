import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { RetryableError } from '../../../src/errors.ts'
import { anything } from '../../../src/desk/zendesk/schemas.ts'
import { requestOf } from '../../contracts/desk.ts'
import type { Fault } from '../../fakes/zendesk/server.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

const minute = 60_000
const externalId = (key: string): string =>
  `ventanilla:${createHash('sha256').update(key).digest('hex').slice(0, 40)}`

describe('what nobody knows whether it was done', () => {
  let bench: ZendeskBench
  afterEach(() => bench.close())

  /** The next writes to `path` go wrong in this order. */
  const faults = (path: RegExp, ...all: readonly (Fault | (() => Fault))[]): void => {
    const left = [...all]
    bench.fake.fault = (request) => {
      if (request.method === 'GET' || !path.test(request.path)) return undefined
      const next = left.shift()
      return typeof next === 'function' ? next() : next
    }
  }
  const tickets = /\/tickets$/
  const oneTicket = /\/tickets\/\d+$/
  const broken: Fault = { type: 'reset', isDone: false }
  const limited: Fault = { type: 'answer', status: 429, retryAfter: 7 }
  const count = () => bench.fake.account.tickets.size

  it('stays in doubt when a later try was certainly not done', async () => {
    bench = await openZendesk()
    faults(tickets, broken, limited)
    const request = requestOf('k1')
    await expect(bench.desk.file(request)).rejects.toMatchObject({ code: 'desk.outcome-unknown' })
    await expect(bench.desk.file(request)).rejects.toMatchObject({ code: 'desk.rate-limited' })
    // The first try comes through late, after all.
    bench.fake.account.create(
      { comment: { body: 'x' }, external_id: externalId('k1') },
      bench.fake.account.self.id,
    )
    bench.pass(3 * 60 * minute)
    await bench.desk.file(request)
    expect(count()).toBe(1)
  })

  it('is not sent again before what is still under way had its time, counted from its end', async () => {
    bench = await openZendesk()
    const { number } = await bench.desk.file(requestOf('k1'))
    faults(oneTicket, () => {
      bench.pass(40_000)
      return broken
    })
    const comment = () =>
      bench.desk.comment({ key: 'k2', number, requester: 'ana', text: 'sigue', files: [] })
    await expect(comment()).rejects.toMatchObject({ code: 'desk.outcome-unknown' })
    await expect(comment()).rejects.toMatchObject({ code: 'desk.outcome-unknown', retryAfterMs: 30_000 })
    bench.pass(30_000)
    expect(await comment()).toMatchObject({ type: 'done' })
  })

  it('is sent under a new key only when what went under the old one had its time', async () => {
    bench = await openZendesk()
    const request = requestOf('k1')
    faults(tickets, broken, () => {
      bench.pass(55 * minute)
      return broken
    })
    for (let tries = 0; tries < 2; tries += 1)
      await expect(bench.desk.file(request)).rejects.toMatchObject({ code: 'desk.outcome-unknown' })
    await expect(bench.desk.file(request)).rejects.toMatchObject({ retryAfterMs: 30_000 })
    bench.pass(30_000)
    await bench.desk.file(request)
    expect(count()).toBe(1)
  })

  it('brings its files along, although the account was away for longer than it keeps them', async () => {
    bench = await openZendesk()
    const request = requestOf('k1', { files: [await bench.give('a.txt', 'a')] })
    faults(tickets, ...Array<Fault>(15).fill({ type: 'answer', status: 503 }))
    let last: unknown
    for (let tries = 0; tries < 30; tries += 1) {
      last = await bench.desk.file(request).catch((error: unknown) => error)
      if (!(last instanceof RetryableError)) break
      bench.pass(5 * minute)
    }
    expect(last).toMatchObject({ subject: request.subject })
    expect(count()).toBe(1)
  })

  it('is tried soon after a conflict, in which nothing was done', async () => {
    bench = await openZendesk()
    const { number } = await bench.desk.file(requestOf('k1'))
    faults(oneTicket, { type: 'answer', status: 409 })
    const comment = () =>
      bench.desk.comment({ key: 'k2', number, requester: 'ana', text: 'sigue', files: [] })
    await expect(comment()).rejects.toMatchObject({ code: 'desk.conflict' })
    bench.pass(1_000)
    expect(await comment()).toMatchObject({ type: 'done' })
  })

  it('does not wait for hours when the clock goes back', async () => {
    bench = await openZendesk()
    const { number } = await bench.desk.file(requestOf('k1'))
    faults(oneTicket, broken)
    const comment = () =>
      bench.desk.comment({ key: 'k2', number, requester: 'ana', text: 'sigue', files: [] })
    await expect(comment()).rejects.toMatchObject({ code: 'desk.outcome-unknown' })
    bench.pass(-3 * 60 * minute)
    await expect(comment()).rejects.toMatchObject({ code: 'desk.outcome-unknown', retryAfterMs: 30_000 })
    bench.pass(30_000)
    expect(await comment()).toMatchObject({ type: 'done' })
  })

  it('goes under another key once it was refused, because it may be another thing then', async () => {
    const keys: string[] = []
    bench = await openZendesk({
      fetch: (input, init) => {
        const key = new Headers(init?.headers).get('idempotency-key')
        if (key !== null) keys.push(key)
        return fetch(input, init)
      },
    })
    faults(tickets, { type: 'answer', status: 422 })
    await expect(bench.desk.file(requestOf('k1'))).rejects.toMatchObject({ code: 'desk.refused-422' })
    await bench.desk.file(requestOf('k1'))
    expect(new Set(keys).size).toBe(2)
  })

  it('is filed although its key was used for something else', async () => {
    bench = await openZendesk()
    await bench.client({
      method: 'POST',
      path: '/api/v2/tickets',
      json: { ticket: { comment: { body: 'somebody else' } } },
      idempotencyKey: `${externalId('k1')}.1`,
      answer: anything,
    })
    await expect(bench.desk.file(requestOf('k1'))).rejects.toBeInstanceOf(RetryableError)
    bench.pass(30_000)
    const { number } = await bench.desk.file(requestOf('k1'))
    expect(bench.fake.account.ticket(number).fields['external_id']).toBe(externalId('k1'))
    expect(count()).toBe(2)
  })

  it('is not allowed, and not a failure, when the ticket was closed in the meantime', async () => {
    bench = await openZendesk()
    const { number } = await bench.desk.file(requestOf('k1'))
    bench.fake.fault = ({ method }) => {
      if (method === 'PUT') bench.fake.account.ticket(number).fields['status'] = 'closed'
      return undefined
    }
    const write = { key: 'k2', number, requester: 'ana', text: 'sigue', files: [] }
    expect(await bench.desk.comment(write)).toMatchObject({
      type: 'not-allowed',
      ticket: { status: 'closed' },
    })
    expect(await bench.desk.comment(write)).toMatchObject({ type: 'not-allowed' })
  })
})
