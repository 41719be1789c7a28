import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMovedClock } from '../../src/cli/scenarios/moved-clock.ts'
import { openDatabase } from '../../src/database.ts'
import type { Effect } from '../../src/dialog/effect.ts'
import { TerminalError } from '../../src/errors.ts'
import type { Inbound } from '../../src/message.ts'
import { createDispatch, type Dispatch } from '../../src/outbound/dispatch.ts'
import { createGivenUpList } from '../../src/outbound/given-up.ts'
import type { Act, News } from '../../src/outbound/job.ts'
import { createEmbeddedInbox } from '../../src/store/embedded-inbox.ts'
import { createEmbeddedStore } from '../../src/store/embedded.ts'
import { createLife, type Fate, fates, type Life } from '../fakes/fates.ts'
import { noon, stateAt } from '../store/given.ts'
import { ticket } from './given.ts'
import { address, comment, createLog, file, minute, reopen, slowMs, solve } from './stage.ts'

const conversations = ['web:a', 'web:b'] as const

/** One thing that is asked of a ticket; some the desk refuses whenever it is asked. */
interface Asked {
  readonly act: Act
  readonly isRefused: boolean
}
/** What a schedule is made of. */
type Step =
  /** A turn asks for things; `isBegun` is false where its commit was done and seemed to fail. */
  | {
      readonly type: 'turn'
      readonly at: 0 | 1
      readonly asked: readonly Asked[]
      readonly isBegun: boolean
    }
  | { readonly type: 'passes'; readonly ms: number }
  | { readonly type: 'round'; readonly at: 0 | 1 }
  | { readonly type: 'dies' }

const at = fc.constantFrom(0 as const, 1 as const)
const asked: fc.Arbitrary<Asked> = fc.record({
  act: fc.constantFrom(solve(1), reopen(1), comment(1), solve(2), comment(2), file(1)),
  isRefused: fc.integer({ min: 0, max: 9 }).map((of) => of === 0),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('turn' as const),
      at,
      asked: fc.array(asked, { minLength: 1, maxLength: 3 }),
      isBegun: fc.integer({ min: 0, max: 4 }).map((of) => of > 0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('passes' as const),
      ms: fc.constantFrom(500, 3_000, 40_000, 400_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('round' as const), at }) },
  { weight: 1, arbitrary: fc.constant({ type: 'dies' as const }) },
)
const list = (fine: number) =>
  fc.array(fc.constantFrom(...Array.from({ length: fine }, () => 'fine' as const), ...fates), {
    maxLength: 50,
    size: 'max',
  })
/** Of the calls to the store, and of those to the desk, the door and the list; each list again and again. */
const misfortune = fc.record({ store: list(20), world: list(4) })
type Misfortune = Readonly<Record<'store' | 'world', readonly Fate[]>>

/** The one way out on one database, which outlives the processes that are opened on it. */
function openYard(fate: (of: 'store' | 'world') => Fate) {
  const clock = createMovedClock(noon)
  const database = openDatabase(':memory:')
  const store = createEmbeddedStore(database)
  const givenUp = createGivenUpList(createEmbeddedInbox(database, 'given_up'), store)
  /** Keys, in the order the desk did what they stand for, and what it does not do. */
  const arrived: string[] = []
  const refused = new Set<string>()
  const heard: Inbound[] = []
  const door = {
    async perform(_conversation: string, key: string, act: Act): Promise<News | undefined> {
      if (refused.has(key)) throw new TerminalError('desk.refused', 'No.')
      if (!arrived.includes(key)) arrived.push(key)
      return act.type === 'file'
        ? { type: 'filed', draft: 1, ticket }
        : { type: 'done', act: 'solve', ticket }
    },
    async accept(inbound: Inbound): Promise<void> {
      if (!heard.some(({ id }) => id === inbound.id)) heard.push(inbound)
    },
  }
  const open = (): { readonly life: Life; readonly dispatch: Dispatch } => {
    const life = createLife(fate)
    const dispatch = createDispatch({
      ...life.guard('world', door, ['perform', 'accept']),
      store: life.guard('store', store, ['load', 'pending', 'settle', 'postpone']),
      givenUp: life.guard('world', givenUp, ['add']),
      channels: [],
      clock: life.mortal(clock),
      log: createLog().log,
      word: () => expect.fail('nothing is said here'),
      slowMs,
    })
    return { life, dispatch }
  }
  return { clock, database, store, givenUp, arrived, refused, heard, open }
}

/** Runs a schedule, then lets everything come right, as after a bad day. */
async function play(steps: readonly Step[], misfortune: Misfortune) {
  const calls = { store: 0, world: 0 }
  let isBad = true
  const yard = openYard((of) => {
    const fateList = misfortune[of]
    return (isBad && fateList[calls[of]++ % fateList.length]) || 'fine'
  })
  const { clock, store } = yard
  let process = yard.open()
  const alive = () => {
    if (process.life.isOver()) process = yard.open()
    return process
  }
  const pass = (ms: number): Promise<void> =>
    clock.advance(ms, async () => {
      const { life, dispatch } = alive()
      await life.orEnded(dispatch.idle())
    })
  const recover = async (conversation: string): Promise<void> => {
    const { life, dispatch } = alive()
    // Whoever goes round is told of a store that is away, and comes again.
    await life.orEnded(dispatch.recover(conversation).catch(() => undefined))
  }
  const turns = async (
    conversation: string,
    asked: readonly Asked[],
    event: string,
    isBegun: boolean,
  ): Promise<void> => {
    const { version } = await store.load(conversation)
    const effects = asked.map(({ act }, position): { readonly id: string; readonly effect: Effect } => ({
      id: `${event}/${position}`,
      effect: act,
    }))
    for (const [position, { isRefused }] of asked.entries())
      if (isRefused) yard.refused.add(`${event}/${position}`)
    const left = { state: stateAt(version), address, effects }
    const commit = { ...left, expect: version, event, now: clock.now() }
    const isBehind = (await store.commit(conversation, commit)) === 'behind'
    committed.push(...effects.map((effect) => ({ ...effect, conversation })))
    const { life, dispatch } = alive()
    if (!isBegun) return
    // Nobody waits: a turn that takes long is followed by the next.
    begun.push(life.orEnded(dispatch.begin({ type: 'committed', conversation, ...left, isBehind })))
  }
  const committed: { readonly id: string; readonly conversation: string; readonly effect: Effect }[] = []
  const begun: Promise<unknown>[] = []

  for (const [number, each] of steps.entries()) {
    if (each.type === 'turn') await turns(conversations[each.at], each.asked, `e${number}`, each.isBegun)
    else if (each.type === 'passes') await pass(each.ms)
    else if (each.type === 'round') await recover(conversations[each.at])
    else process.life.end()
  }
  isBad = false
  for (let minutes = 0; minutes < 12; minutes += 1) {
    await Promise.all(conversations.map(recover))
    await pass(minute)
  }
  await Promise.all(begun)
  return { ...yard, committed }
}

async function hold(yard: Awaited<ReturnType<typeof play>>): Promise<void> {
  const { store, arrived, refused, committed, heard } = yard
  for (const conversation of conversations) {
    expect(await store.pending(conversation)).toEqual([])
    const mine = committed.filter((each) => each.conversation === conversation)
    for (const number of [1, 2]) {
      const asked = mine.flatMap(({ id, effect }) =>
        'number' in effect && effect.number === number && !refused.has(id) ? [id] : [],
      )
      expect(arrived.filter((key) => asked.includes(key))).toEqual(asked)
    }
  }
  // Each once, and nothing but what was asked; what came of it is known of each.
  const ids = committed.map(({ id }) => id)
  expect([...arrived].sort()).toEqual(ids.filter((id) => !refused.has(id)).sort())
  const told = heard.filter(({ happened }) => happened.type !== 'delayed')
  expect(told.map(({ id }) => id.slice(0, id.lastIndexOf('/'))).sort()).toEqual([...ids].sort())
  const lost = (await yard.givenUp.all()).map(({ id }) => id.slice(id.indexOf('/') + 1))
  expect(lost.sort()).toEqual(ids.filter((id) => refused.has(id)).sort())
}

describe('what conversations ask of their tickets', () => {
  it('is done in the order it was asked, each once, whatever fails and whoever dies', async () => {
    const runs = Number(process.env.ORDER_RUNS ?? 60)
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 25, size: 'max' }),
        misfortune,
        async (steps, fateLists) => {
          const yard = await play(steps, fateLists)
          try {
            await hold(yard)
          } finally {
            await yard.database.close()
          }
        },
      ),
      { numRuns: runs },
    )
  }, 120_000)
})
