import fc from 'fast-check'
import { expect } from 'vitest'
import type { Pending, Store } from '../../src/store/store.ts'
import { commitOf, noon } from './given.ts'

/** Much shorter than the steps of the moments below, so that leases end in the middle of a run. */
export const leaseMs = 60_000

/** One call of a store. `by`: on which of two connections. */
type Call = { readonly by: 0 | 1; readonly at: number; readonly conversation: string } & (
  | { readonly type: 'commit'; readonly behind: number; readonly effects: number; readonly alarm?: number }
  | { readonly type: 'settle'; readonly effect: string }
  | { readonly type: 'postpone'; readonly effect: string; readonly dueAt: number }
  | { readonly type: 'claim'; readonly limit: number }
  | { readonly type: 'release' }
)

interface Kept {
  version: number
  alarm: number | undefined
  pending: Pick<Pending, 'id' | 'attempts' | 'dueAt'>[]
  seen: Set<string>
  claim?: { readonly by: 0 | 1; readonly until: number }
}

const names = ['a', 'b', 'c']
const moment = fc.integer({ min: 0, max: 6 }).map((minutes) => noon + minutes * 30_000)
const effect = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 2 }))
  .map((ids) => ids.join('/'))
const common = {
  by: fc.constantFrom(0 as const, 1 as const),
  at: moment,
  conversation: fc.constantFrom(...names),
}
const call: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        ...common,
        type: fc.constant('commit' as const),
        behind: fc.constantFrom(0, 0, 0, 1, -1),
        effects: fc.nat(2),
        alarm: moment,
      },
      { requiredKeys: ['by', 'at', 'conversation', 'type', 'behind', 'effects'] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ ...common, type: fc.constant('settle' as const), effect }) },
  {
    weight: 1,
    arbitrary: fc.record({ ...common, type: fc.constant('postpone' as const), effect, dueAt: moment }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...common,
      type: fc.constant('claim' as const),
      limit: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ...common, type: fc.constant('release' as const) }) },
)

let runs = 0
const isDue = ({ alarm, pending }: Kept, now: number): boolean =>
  Math.min(alarm ?? Infinity, ...pending.map(({ dueAt }) => dueAt)) <= now

/** Random calls on two connections, next to a model of a dozen lines. Every run has conversations of its own. */
export async function storeFollowsModel(first: Store, second: Store): Promise<void> {
  const stores = [first, second] as const
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 30 }), async (calls) => {
      runs += 1
      const idOf = (name: string): string => `model:${runs}:${name}`
      const model = new Map<string, Kept>()
      let now = noon
      for (const next of calls) {
        now = Math.max(now, next.at)
        await play(stores[next.by], { ...next, at: now, conversation: idOf(next.conversation) }, model)
      }
      for (const id of names.map(idOf)) await compare(second, id, model.get(id))
      // What is still due would be in the way of the next run.
      for (const [id, kept] of model) {
        await first.settle(
          id,
          kept.pending.map((each) => each.id),
        )
        await first.commit(id, commitOf(kept.version))
      }
    }),
    { numRuns: 60 },
  )
}

async function play(store: Store, next: Call, model: Map<string, Kept>): Promise<void> {
  const { conversation, at } = next
  const kept = model.get(conversation)
  switch (next.type) {
    case 'commit': {
      const expected = Math.max(0, (kept?.version ?? 0) - next.behind)
      const event = `event-${expected + 1}`
      const says = Array.from({ length: next.effects }, (_, index) => `${expected + 1}/${index + 1}`)
      const alarm = next.alarm === undefined ? {} : { alarm: next.alarm }
      const isNewest = expected === (kept?.version ?? 0)
      const saved = (kept?.pending.length ?? 0) > 0 ? 'behind' : 'saved'
      expect(await store.commit(conversation, commitOf(expected, { event, says, now: at, ...alarm }))).toBe(
        isNewest ? saved : 'lost',
      )
      if (!isNewest) return
      const fresh = says.map((id) => ({ id, attempts: 0, dueAt: at }))
      model.set(conversation, {
        ...kept,
        version: expected + 1,
        alarm: next.alarm,
        pending: [...(kept?.pending ?? []), ...fresh],
        seen: new Set([...(kept?.seen ?? []), event]),
      })
      return
    }
    case 'settle':
      await store.settle(conversation, [next.effect])
      if (kept) kept.pending = kept.pending.filter(({ id }) => id !== next.effect)
      return
    case 'postpone':
      await store.postpone(conversation, next.effect, 7, next.dueAt)
      if (kept)
        kept.pending = kept.pending.map((each) =>
          each.id === next.effect ? { ...each, attempts: 7, dueAt: next.dueAt } : each,
        )
      return
    case 'claim': {
      const free = [...model].filter(([, each]) => isDue(each, at) && (each.claim?.until ?? 0) <= at)
      const claimed = await store.claimDue(at, next.limit, leaseMs)
      expect(claimed.length).toBe(Math.min(next.limit, free.length))
      expect(new Set(claimed).size).toBe(claimed.length)
      expect(free.map(([id]) => id)).toEqual(expect.arrayContaining([...claimed]))
      for (const id of claimed) {
        const each = model.get(id)
        if (each) each.claim = { by: next.by, until: at + leaseMs }
      }
      return
    }
    case 'release':
      await store.release([conversation])
      if (kept?.claim?.by === next.by) delete kept.claim
  }
}

async function compare(store: Store, id: string, kept: Kept | undefined): Promise<void> {
  expect((await store.load(id)).version).toBe(kept?.version ?? 0)
  const pending = (await store.pending(id)).map(({ id: effectId, attempts, dueAt }) => ({
    id: effectId,
    attempts,
    dueAt,
  }))
  expect(pending).toEqual(kept?.pending ?? [])
  for (const event of ['event-1', 'event-2', 'event-3']) {
    expect((await store.load(id, event)).seen).toBe(kept?.seen.has(event) ?? false)
  }
}

/** Both read the version and save at the same time, again and again: every version is won exactly once. */
export async function twoWritersNeverBothWin(first: Store, second: Store): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 8 }),
      async (rounds) => {
        runs += 1
        const id = `race:${runs}`
        for (const writers of rounds) {
          const { version } = await first.load(id)
          // The same event on both: what a platform sends twice.
          const tries = [first, second].flatMap((store) =>
            Array.from({ length: writers }, () =>
              store.commit(id, commitOf(version, { says: [`${version}/1`] })),
            ),
          )
          expect((await Promise.all(tries)).filter((outcome) => outcome !== 'lost')).toHaveLength(1)
        }
        const { version } = await second.load(id)
        expect(version).toBe(rounds.length)
        expect(await second.pending(id)).toHaveLength(rounds.length)
        await first.settle(
          id,
          rounds.map((_, at) => `${at}/1`),
        )
      },
    ),
    { numRuns: 25 },
  )
}
