import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TicketStatus, statuses } from '../../src/dialog/ticket.ts'
import { requestOf } from '../contracts/desk.ts'
import { type Bench, openBench } from './open.ts'

/** One thing that is tried. Keys are few, so that many are tried again, and a ticket is named by the key it has. */
type Try =
  | { readonly type: 'file'; readonly key: number }
  | {
      readonly type: 'comment' | 'reopen' | 'solve' | 'rate' | 'answer'
      readonly key: number
      readonly ticket: number
    }
  | { readonly type: 'status'; readonly ticket: number; readonly status: TicketStatus }
  | { readonly type: 'crash'; readonly when: 'before' | 'after' }
  | { readonly type: 'end' }

const ticket = fc.integer({ min: 0, max: 2 })
const key = fc.integer({ min: 0, max: 3 })
const anyTry: fc.Arbitrary<Try> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('file' as const), key: ticket }) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'comment' as const,
        'reopen' as const,
        'solve' as const,
        'rate' as const,
        'answer' as const,
      ),
      key,
      ticket,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('status' as const),
      ticket,
      status: fc.constantFrom(...statuses),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('crash' as const),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'end' as const }) },
)

/** Tries things at a desk and keeps what each key returned first. */
async function createTrial(bench: Bench) {
  const numbers = new Map<number, number>()
  const returned = new Map<string, unknown>()
  const file = await bench.give('captura.png', 'png')

  const perform = async (each: Exclude<Try, { type: 'crash' | 'end' }>): Promise<unknown> => {
    const { desk } = bench
    if (each.type === 'file') {
      const { number } = await desk.file(requestOf(`file/${each.key}`, { files: [file] }))
      numbers.set(each.key, number)
      return number
    }
    const number = numbers.get(each.ticket)
    if (number === undefined) return undefined
    if (each.type === 'status') return desk.support.setStatus(number, each.status)
    const name = nameOf(each)
    const write = { key: name, number, requester: 'ana' }
    switch (each.type) {
      case 'comment':
        return desk.comment({ ...write, text: name, files: [file] })
      case 'reopen':
        return desk.reopen({ ...write, text: name, files: [file] })
      case 'solve':
        return desk.solve(write)
      case 'rate':
        return desk.rate({ ...write, score: 1 + each.key })
      case 'answer':
        return desk.support.answer({
          key: name,
          number,
          author: 'Marcos',
          text: name,
          isPublic: true,
          ...(each.key > 0 && { status: statuses[each.key % 4] ?? 'open' }),
        })
    }
  }
  return {
    numbers,
    returned,
    async take(each: Try): Promise<void> {
      if (each.type === 'crash') return bench.crash(each.when)
      if (each.type === 'end') {
        bench.crash('never')
        return bench.reopen()
      }
      let result: unknown
      try {
        result = await perform(each)
      } catch (error) {
        // The process is gone. What was asked is asked again when it is back.
        expect(error).toMatchObject({ code: 'test.crash' })
        bench.crash('never')
        await bench.reopen()
        result = await perform(each)
      }
      if (each.type === 'status' || result === undefined) return
      const name = nameOf(each)
      if (returned.has(name)) expect(result).toEqual(returned.get(name))
      returned.set(name, result)
    },
  }
}

const nameOf = (each: { readonly type: string; readonly key: number; readonly ticket?: number }): string =>
  `${each.type}/${each.ticket ?? ''}/${each.key}`

describe('any sequence of writes, repeats and crashes', () => {
  it('doubles and loses nothing', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTry, { minLength: 10, maxLength: 60 }), async (tries) => {
        const bench = await openBench()
        try {
          const trial = await createTrial(bench)
          for (const each of tries) await trial.take(each)
          bench.crash('never')
          await bench.reopen()

          const { total } = await bench.desk.list('ana', { page: 1, perPage: 1 })
          expect(total).toBe(trial.numbers.size)
          for (const [ticketKey, number] of trial.numbers) {
            const whole = await bench.desk.support.get(number)
            expect(whole?.files).toHaveLength(1)
            const added = [...trial.returned]
              .filter(([name]) => new RegExp(`^(comment|reopen|answer)/${ticketKey}/`).test(name))
              .filter(([, result]) => result === true || (result as { type: string }).type === 'done')
              .map(([name]) => name)
            const written = whole?.comments.filter(({ author }) => author !== 'Ventanilla') ?? []
            expect(written.map(({ text }) => text).toSorted()).toEqual(added.toSorted())
          }
          const { changes } = await bench.desk.changes('', 10_000)
          const told = changes.flatMap(({ comment }) => comment?.text ?? [])
          expect(new Set(told).size).toBe(told.length)
          expect(told.every((text) => text.startsWith('answer/'))).toBe(true)
        } finally {
          await bench.close()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('keeps the history and the status of a ticket together', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTry, { minLength: 10, maxLength: 40 }), async (tries) => {
        const bench = await openBench()
        try {
          const trial = await createTrial(bench)
          for (const each of tries) await trial.take(each)
          bench.crash('never')
          for (const number of trial.numbers.values()) {
            const history = (await bench.desk.support.get(number))?.history ?? []
            const became = history.filter(({ what }) => what === 'status')
            let status: string | undefined = 'open'
            for (const entry of became) {
              expect(entry.was).toBe(status)
              status = entry.became
            }
            expect((await bench.desk.get(number, 'ana'))?.status).toBe(status)
          }
        } finally {
          await bench.close()
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('any list', () => {
  it('covers every ticket once, whatever the size of its pages and however it was changed', async () => {
    const bench = await openBench()
    const ticketOf = new Map<number, { owner: string; status: TicketStatus }>()
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({ owner: fc.constantFrom('ana', 'joao'), status: fc.constantFrom(...statuses) }),
            { maxLength: 8 },
          ),
          fc.integer({ min: 1, max: 7 }),
          fc.subarray([...statuses], { minLength: 1 }),
          async (filed, perPage, status) => {
            for (const { owner, status: wanted } of filed) {
              const { number } = await bench.desk.file(requestOf(`k${ticketOf.size}`, { requester: owner }))
              await bench.desk.support.setStatus(number, wanted)
              ticketOf.set(number, { owner, status: wanted })
            }
            const expected = [...ticketOf]
              .filter(([, each]) => each.owner === 'ana' && status.includes(each.status))
              .map(([number]) => number)
            const listed: number[] = []
            const first = await bench.desk.list('ana', { status, page: 1, perPage })
            for (let page = 1; page <= Math.ceil(first.total / perPage); page += 1) {
              const { tickets } = await bench.desk.list('ana', { status, page, perPage })
              listed.push(...tickets.map(({ number }) => number))
            }
            // Changed in the order of their numbers, so the newest change is the highest number.
            const isWaiting = (number: number) => ticketOf.get(number)?.status === 'pending'
            const newest = expected.toReversed()
            expect(listed).toEqual([
              ...newest.filter(isWaiting),
              ...newest.filter((each) => !isWaiting(each)),
            ])
          },
        ),
        { numRuns: 30 },
      )
    } finally {
      await bench.close()
    }
  })
})
