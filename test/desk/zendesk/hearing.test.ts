import { afterEach, describe, expect, it } from 'vitest'
import { requestOf } from '../../contracts/desk.ts'
import { openZendesk, type ZendeskBench } from './open.ts'

describe('each change is told once', () => {
  let bench: ZendeskBench
  afterEach(() => bench.close())

  let cursor = ''
  /** What is told now. */
  const told = async (): Promise<readonly (string | undefined)[]> => {
    const read = await bench.desk.changes(cursor, 100)
    cursor = read.cursor
    return read.changes.map(({ comment }) => comment?.text)
  }
  /** An agent answers; `isTold`: the account tells of it. */
  const answer = async (number: number, text: string, isTold: boolean): Promise<void> => {
    const { account, tell } = bench.fake
    const agent =
      account.userByEmail('marta@acme.example') ??
      account.addUser({ name: 'Marta', email: 'marta@acme.example', role: 'agent' })
    account.update(number, { comment: { body: text, public: true } }, agent.id)
    if (isTold) await tell(number)
  }
  const open = async (secret?: null) => {
    cursor = ''
    bench = await openZendesk(secret === null ? { secret } : {})
    return (await bench.desk.file(requestOf('k1'))).number
  }
  /** Long enough for the export to have it, and to be asked. */
  const wait = () => bench.pass(400_000)

  it('by the webhook, and not again by the export', async () => {
    const number = await open()
    await answer(number, 'uno', true)
    expect(await told()).toEqual(['uno'])
    wait()
    expect(await told()).toEqual([])
  })

  it('by the export when the webhook said nothing', async () => {
    const number = await open()
    await told()
    await answer(number, 'uno', false)
    wait()
    expect(await told()).toEqual(['uno'])
    await bench.fake.tell(number)
    expect(await told()).toEqual([])
  })

  it('when it goes over from webhooks to the export, and back', async () => {
    const number = await open()
    await told()
    await answer(number, 'uno', true)
    expect(await told()).toEqual(['uno'])
    await bench.reopen(true)
    await answer(number, 'dos', false)
    wait()
    expect(await told()).toEqual(['dos'])
    await bench.reopen()
    await answer(number, 'tres', true)
    expect(await told()).toEqual(['tres'])
    wait()
    expect(await told()).toEqual([])
  })

  it('from where it stood, when the export was not asked for a day', async () => {
    const number = await open(null)
    await told()
    await answer(number, 'uno', false)
    bench.pass(86_400_000)
    await bench.reopen()
    expect(await told()).toEqual(['uno'])
  })

  it('after the process ended between hearing and telling', async () => {
    const number = await open()
    await answer(number, 'uno', true)
    await bench.reopen()
    expect(await told()).toEqual(['uno'])
    await bench.reopen()
    expect(await told()).toEqual([])
  })

  it('also while the account refuses to show another ticket', async () => {
    const first = await open()
    const { number } = await bench.desk.file(requestOf('k2'))
    bench.fake.fault = ({ path }) =>
      path === `/api/v2/tickets/${first}/audits` ? { type: 'answer', status: 403 } : undefined
    await answer(first, 'uno', true)
    await answer(number, 'dos', true)
    expect(await told()).toEqual(['dos'])
  })

  it('also while other tickets can not be shown, for as long as that lasts, and those once they can', async () => {
    const numbers = [await open()]
    for (let each = 2; each <= 12; each += 1) {
      numbers.push((await bench.desk.file(requestOf(`k${each}`))).number)
    }
    const last = numbers.at(-1)
    bench.fake.fault = ({ path }) =>
      path.endsWith('/audits') && path !== `/api/v2/tickets/${last}/audits`
        ? { type: 'answer', status: 500, retryAfter: 1 }
        : undefined
    for (const number of numbers) await answer(number, `a ${number}`, true)
    const heard: (string | undefined)[] = []
    for (let looks = 0; looks < 4; looks += 1) {
      heard.push(...(await told()))
      // Longer than nobody is asked after many failures in a row.
      await new Promise((resolve) => setImmediate(resolve))
      bench.pass(5_000)
    }
    expect(heard).toEqual([`a ${last}`])
    bench.fake.fault = () => undefined
    await bench.reopen()
    expect(new Set(await told())).toEqual(new Set(numbers.slice(0, -1).map((number) => `a ${number}`)))
  })

  it('is asked for by the export, although the clock went back', async () => {
    await open(null)
    const asked = () => bench.fake.seen.filter((each) => each.includes('/incremental/')).length
    await told()
    bench.pass(-3 * 3_600_000)
    const before = asked()
    await told()
    expect(asked()).toBe(before + 1)
  })

  it('but a comment that an agent made private is not shown any more, nor told', async () => {
    const number = await open()
    await answer(number, 'una clave', false)
    const { audits } = bench.fake.account.ticket(number)
    const comment = audits.at(-1)?.events.find(({ type }) => type === 'Comment')
    const base = audits.at(-1)
    if (base && comment) {
      const id = bench.fake.account.id()
      const event = { id, type: 'CommentPrivacyChange', comment_id: comment.id, public: false }
      audits.push({ ...base, id, events: [event] })
    }
    await bench.fake.tell(number)
    expect(await told()).toEqual([])
    expect(await bench.desk.comments(number, 'ana')).toEqual([])
    expect(await bench.desk.get(number, 'ana')).not.toHaveProperty('lastComment')
  })

  it('and a private note never', async () => {
    const number = await open()
    bench.fake.account.update(
      number,
      { comment: { body: 'cliente difícil', public: false } },
      bench.fake.account.self.id,
    )
    await bench.fake.tell(number)
    expect(await told()).toEqual([])
  })
})
