import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskContract } from '../../contracts/desk.ts'
import { openOracle, type Oracle, whyNoOracle } from '../../fakes/zendesk/oracle.ts'
import { startValidatingProxy, type ValidatingProxy } from '../../fakes/zendesk/proxy.ts'
import { type FakeZendesk, startFakeZendesk } from '../../fakes/zendesk/server.ts'
import { openZendesk } from './open.ts'
import { supportOf } from './support.ts'

/** The contract of the desk once more, through a proxy that knows the published document, so that the stand-in can't drift from it. */
let oracle: Oracle

describe.skipIf(whyNoOracle !== undefined)('through a proxy on the published document', () => {
  const proxies: ValidatingProxy[] = []
  beforeAll(async () => {
    oracle = await openOracle()
  })
  afterAll(() => {
    expect(proxies.reduce((sum, each) => sum + each.passed(), 0)).toBeGreaterThan(200)
    expect(proxies.flatMap(({ problems }) => problems)).toEqual([])
  })

  deskContract('the desk at Zendesk', async () => {
    let proxy: ValidatingProxy | undefined
    const bench = await openZendesk({
      before: async (fake) => {
        proxy = await startValidatingProxy(oracle, fake.url)
        proxies.push(proxy)
        return proxy.url
      },
    })
    const { desk, give, moveTo } = bench
    const close = async (): Promise<void> => {
      await bench.close()
      await proxy?.close()
    }
    return { desk, ...supportOf(bench), give, moveTo, close }
  })
})

describe.skipIf(whyNoOracle !== undefined)('the proxy', () => {
  let fake: FakeZendesk
  let proxy: ValidatingProxy
  beforeAll(async () => {
    oracle = await openOracle()
    fake = await startFakeZendesk()
    proxy = await startValidatingProxy(oracle, fake.url)
  })
  afterAll(async () => {
    await proxy.close()
    await fake.close()
  })
  const ask = async (method: string, path: string, body?: object): Promise<number> => {
    const response = await fetch(proxy.url + path, {
      method,
      headers: {
        Authorization: 'Basic eDp5',
        'Content-Type': 'application/json',
        Accept: 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    await response.text()
    return response.status
  }

  it.each([
    [201, 'a good ticket', { comment: { body: 'a' }, priority: 'high' }],
    [422, 'a priority there is not', { comment: { body: 'a' }, priority: 'very high' }],
    [422, 'no comment', { subject: 'a' }],
    [422, 'a key that would be left out silently', { comment: { body: 'a' }, colour: 'red' }],
  ])('answers %d to %s', async (status, _, ticket) => {
    expect(await ask('POST', '/api/v2/tickets', { ticket })).toBe(status)
  })

  it('lets no path through that the account does not have', async () => {
    expect(await ask('GET', '/api/v2/pets')).toBe(422)
  })

  it('lets no answer of the stand-in through that the document does not allow', async () => {
    fake.account.create({ comment: { body: 'a' } }, fake.account.self.id)
    const [ticket] = fake.account.tickets.values()
    Object.assign(ticket?.fields ?? {}, { status: 'lost' })
    expect(await ask('GET', `/api/v2/tickets/${ticket?.id}`)).toBe(502)
  })
})
