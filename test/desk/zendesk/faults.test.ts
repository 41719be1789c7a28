import { afterEach, describe, expect, it } from 'vitest'
import { RetryableError } from '../../../src/errors.ts'
import { requestOf } from '../../contracts/desk.ts'
import type { Fault } from '../../fakes/zendesk/server.ts'
import { openZendesk, type ZendeskBench } from './open.ts'
import { supportOf } from './support.ts'

describe('when something goes wrong at Zendesk', () => {
  let bench: ZendeskBench
  afterEach(() => bench.close())

  /** Lets the next write to `path` go wrong, once. */
  const once = (path: RegExp, fault: Fault): void => {
    bench.fake.fault = (request) => {
      if (request.method === 'GET' || !path.test(request.path)) return undefined
      bench.fake.fault = () => undefined
      return fault
    }
  }
  /** Tries until it is done, as the road does. */
  const insist = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof RetryableError) || tries > 20) throw error
        bench.pass(Math.max(1_000, error.retryAfterMs ?? 0))
      }
    }
  }
  const faults: readonly (readonly [string, Fault])[] = [
    ['is done and never answered', { type: 'lost' }],
    ['breaks off after it was done', { type: 'reset', isDone: true }],
    ['breaks off before it was done', { type: 'reset', isDone: false }],
    ['is limited', { type: 'answer', status: 429, retryAfter: 7 }],
    ['fails', { type: 'answer', status: 500 }],
    ['fails after it was done', { type: 'answer', status: 502, isDone: true }],
    ['meets a page of maintenance', { type: 'answer', status: 503, retryAfter: 5, html: true }],
    ['meets a page that calls itself well', { type: 'answer', status: 200, html: true, isDone: true }],
    ['conflicts', { type: 'answer', status: 409 }],
  ]

  it.each(faults)('files once when the filing %s', async (_, fault) => {
    bench = await openZendesk({ timeoutMs: 150 })
    once(/\/tickets$/, fault)
    const ticket = await insist(() => bench.desk.file(requestOf('k1')))
    expect([...bench.fake.account.tickets.keys()]).toEqual([ticket.number])
  })

  const ways = (['author', 'on-behalf-of'] as const).flatMap((actAs) =>
    faults.map(([name, fault]) => [actAs, name, fault] as const),
  )
  it.each(ways)('comments once as %s when the comment %s', async (actAs, _, fault) => {
    bench = await openZendesk({ timeoutMs: 150, desk: { actAs } })
    const { number } = await bench.desk.file(requestOf('k1'))
    once(/\/(tickets|requests)\/\d+$/, fault)
    await insist(() => bench.desk.comment({ key: 'k2', number, requester: 'ana', text: 'sigue', files: [] }))
    expect(await bench.desk.comments(number, 'ana')).toMatchObject([{ text: 'sigue' }])
  })

  it('files once when the process ended after it was done', async () => {
    bench = await openZendesk({ timeoutMs: 150 })
    once(/\/tickets$/, { type: 'lost' })
    await expect(bench.desk.file(requestOf('k1'))).rejects.toMatchObject({ code: 'desk.outcome-unknown' })
    await bench.reopen()
    bench.pass(3 * 3_600_000)
    await insist(() => bench.desk.file(requestOf('k1')))
    expect(bench.fake.account.tickets.size).toBe(1)
  })

  it('tells a change once, however often and late it is heard of', async () => {
    bench = await openZendesk()
    const { number } = await bench.desk.file(requestOf('k1'))
    const { support } = supportOf(bench)
    await support.answer(number, { author: 'Marta', text: 'uno', isPublic: true })
    await support.answer(number, { author: 'Marta', text: 'dos', isPublic: true })
    await Promise.all([bench.fake.tell(number), bench.fake.tell(number)])
    const { changes, cursor } = await bench.desk.changes('', 10)
    expect(changes.map(({ comment }) => comment?.text)).toEqual(['uno', 'dos'])
    await bench.fake.tell(number)
    expect((await bench.desk.changes(cursor, 10)).changes).toEqual([])
  })

  it('hears of changes by the export where no webhook reaches it', async () => {
    bench = await openZendesk({ secret: null })
    const { number } = await bench.desk.file(requestOf('k1'))
    await supportOf(bench).support.setStatus(number, 'pending')
    bench.pass(120_000)
    expect((await bench.desk.changes('', 10)).changes).toMatchObject([{ status: 'pending' }])
  })

  it('hears nothing that is unsigned, signed by another, or old', async () => {
    bench = await openZendesk()
    const { number } = await bench.desk.file(requestOf('k1'))
    const { webhook } = bench.fake
    bench.fake.webhook = webhook && { ...webhook, secret: 'another' }
    await supportOf(bench).support.setStatus(number, 'pending')
    const response = await fetch(webhook?.url ?? '', { method: 'POST', body: `{"ticket":${number}}` })
    expect(response.status).toBe(401)
    expect((await bench.desk.changes('', 10)).changes).toEqual([])
  })
})
