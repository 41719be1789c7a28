import { existsSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import * as schemas from '../../../src/desk/zendesk/schemas.ts'
import { readTold } from '../../../src/desk/zendesk/told.ts'
import { requestOf } from '../../contracts/desk.ts'
import { openOracle, validatingFetch, whyNoOracle } from '../../fakes/zendesk/oracle.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

if (whyNoOracle !== undefined) console.warn(`skipped: ${whyNoOracle}`)

describe.skipIf(whyNoOracle !== undefined)('by the published document', () => {
  let bench: ZendeskBench | undefined
  afterEach(() => bench?.close())

  it('a known bad ticket is refused', async () => {
    const oracle = await openOracle()
    const ask = (ticket: object) =>
      oracle.problemOf({
        method: 'POST',
        url: new URL('https://acme.zendesk.com/api/v2/tickets'),
        headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
        body: { ticket },
      })
    expect(ask({ comment: { body: 'a' }, priority: 'high' })).toBeUndefined()
    expect(ask({ comment: { body: 'a' }, priority: 'very high' })).toMatch(/priority/)
    expect(ask({ subject: 'no comment' })).toMatch(/comment/)
    expect(ask({ comment: { body: 'a' }, colour: 'red' })).toMatch(/unpermitted keys: colour/)
  })

  it('everything the desk sends is allowed, and everything the stand-in answers', async () => {
    const fetch = validatingFetch(await openOracle())
    bench = await openZendesk({
      fetch,
      mapping: { form: 1, fields: { impact: { id: 7, values: { high: 'hi' } } } },
    })
    const { desk, fake } = bench
    const { number } = await desk.file(
      requestOf('k1', { isEmailVerified: true, files: [await bench.give('a.txt', 'a')] }),
    )
    const write = { number, requester: 'ana' }
    await desk.comment({ ...write, key: 'k2', text: 'sigue', files: [await bench.give('b.txt', 'b')] })
    await desk.solve({ ...write, key: 'k3' })
    await desk.rate({ ...write, key: 'k4', score: 4 })
    await desk.reopen({ ...write, key: 'k5', text: 'volvió', files: [] })
    await desk.list('ana', { page: 1, perPage: 10 })
    await desk.changes('', 10)
    bench.pass(600_000)
    await desk.changes('', 10)
    expect(new Set(fetch.checked.map((each) => each.replace(/\d{4,}/, '{id}')))).toEqual(
      new Set([
        'GET /api/v2/users/search',
        'POST /api/v2/users/create_or_update',
        'GET /api/v2/users/{id}/organizations',
        'POST /api/v2/uploads',
        'POST /api/v2/tickets',
        'GET /api/v2/tickets/{id}',
        'GET /api/v2/tickets/{id}/audits',
        'GET /api/v2/users/show_many',
        'PUT /api/v2/tickets/{id}',
        'GET /api/v2/users/me',
        'GET /api/v2/tickets/show_many',
        'GET /api/v2/incremental/tickets/cursor',
      ]),
    )
    expect(fake.account.tickets.size).toBe(1)
  })

  it('what is asked on behalf of people is too', async () => {
    const fetch = validatingFetch(await openOracle())
    bench = await openZendesk({ fetch, desk: { actAs: 'on-behalf-of' } })
    const { desk } = bench
    const { number } = await desk.file(requestOf('k1'))
    const write = { number, requester: 'ana' }
    await desk.comment({ ...write, key: 'k2', text: 'sigue', files: [await bench.give('b.txt', 'b')] })
    await desk.solve({ ...write, key: 'k3' })
    await desk.rate({ ...write, key: 'k4', score: 5, comment: 'bien' })
    const checked = fetch.checked.map((each) => each.replace(/\d{4,}/, '{id}'))
    expect(checked).toContain('PUT /api/v2/requests/{id}')
    expect(checked).toContain('POST /api/v2/tickets/{id}/satisfaction_rating')
  })
})

const recordings = new URL('../../../../shared/contracts/zendesk-recorded.json', import.meta.url)

describe.skipIf(!existsSync(recordings))('the recorded exchanges', () => {
  const { interactions } = JSON.parse(
    existsSync(recordings) ? readFileSync(recordings, 'utf8') : '{"interactions":[]}',
  ) as {
    interactions: readonly {
      request: { method: string; path: string }
      response: { status: number; body: unknown }
    }[]
  }
  const decoders: readonly (readonly [string, RegExp, z.ZodType])[] = [
    ['POST', /\/tickets\.json$/, schemas.oneTicket],
    ['GET', /\/tickets\/\d+\.json$/, schemas.oneTicket],
    ['PUT', /\/tickets\/\d+\.json$/, schemas.oneTicket],
    ['GET', /\/tickets\.json$/, schemas.manyTickets],
    ['GET', /\/tickets\/show_many\.json$/, schemas.manyTickets],
    ['GET', /\/ticket_audits\.json$/, schemas.audits],
    ['GET', /\/users\/(\d+|me)\.json$/, schemas.oneUser],
    ['GET', /\/users\/show_many\.json$/, schemas.manyUsers],
    ['POST', /\/uploads\.json$/, schemas.uploaded],
    ['GET', /\/incremental\/tickets\/cursor\.json$/, schemas.exported],
    ['GET', /\/webhooks$/, schemas.manyWebhooks],
    ['POST', /\/webhooks$/, schemas.oneWebhook],
    ['GET', /\/signing_secret$/, schemas.signingSecret],
  ]

  it.each(decoders)('of %s %s are decoded', (method, path, schema) => {
    const good = interactions.filter(
      ({ request, response }) =>
        request.method === method && path.test(request.path.split('?')[0] ?? '') && response.status < 300,
    )
    expect(good.length).toBeGreaterThan(0)
    for (const { response } of good) expect(schema.safeParse(response.body).error?.issues ?? []).toEqual([])
  })

  it('that failed say why', () => {
    const failed = interactions.filter(({ response }) => response.status >= 400)
    expect(failed.length).toBeGreaterThan(2)
    for (const { response } of failed) expect(readTold(JSON.stringify(response.body)).error).toMatch(/^\w+$/)
  })
})
