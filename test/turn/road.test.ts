import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Inbound } from '../../src/message.ts'
import { type Fate, fates } from '../fakes/fates.ts'
import { filled, inbound, openHouse, opened, type Process, said } from './house.ts'

type House = Awaited<ReturnType<typeof openHouse>>

const conversations = ['screen:a', 'screen:b'] as const

/** What a schedule is made of. An event number that comes again is the same event again. */
type Step =
  /** The next event of the conversation. */
  | { readonly type: 'goes on'; readonly at: number; readonly times: number }
  /** Any event, perhaps again. */
  | { readonly type: 'happens'; readonly at: number; readonly event: number }
  | { readonly type: 'support'; readonly ticket: number }
  | { readonly type: 'passes'; readonly ms: number }
  | { readonly type: 'dies' }

const at = fc.nat(1)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      type: fc.constant('goes on' as const),
      at,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('happens' as const), at, event: fc.nat(12) }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('support' as const), ticket: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('passes' as const),
      ms: fc.constantFrom(500, 3_000, 40_000, 400_000),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'dies' as const }) },
)
/** Of the calls to the store, and of those to the desk, the cursors and the channel; each list again and again. */
const misfortune = fc.record({
  store: fc.array(fc.constantFrom(...fine(30), ...fates), { maxLength: 100, size: 'max' }),
  world: fc.array(fc.constantFrom(...fine(8), ...fates), { maxLength: 50, size: 'max' }),
})
type Misfortune = Readonly<Record<'store' | 'world', readonly Fate[]>>

function fine(times: number): readonly Fate[] {
  return Array.from({ length: times }, () => 'fine')
}

/** An intake and a half, more than once, in the order of their numbers; a schedule shuffles and repeats them. */
const happening = (event: number): Inbound['happened'] => {
  const kinds = [opened, filled(1), said('send'), said('new'), filled(2), said('send'), said('sent?')]
  return kinds[event % kinds.length] ?? opened
}

/** Runs a schedule, then lets everything come right, as after a bad day. */
async function play(
  steps: readonly Step[],
  misfortune: Misfortune,
): Promise<House & { readonly accepted: Set<string>; readonly changes: number }> {
  const house = await openHouse()
  const accepted = new Set<string>()
  const all = new Map<string, Inbound>()
  let changes = 0
  const next = [0, 0]
  const calls = { store: 0, world: 0 }
  let isBad = true
  const nextFate = (of: 'store' | 'world'): Fate => {
    const list = misfortune[of]
    return (isBad && list[calls[of]++ % list.length]) || 'fine'
  }
  let process: Process = await house.open(nextFate)
  const alive = async (): Promise<Process> => {
    if (process.isOver()) process = await house.open(nextFate)
    return process
  }
  const happen = async (event: Inbound): Promise<void> => {
    all.set(event.id, event)
    try {
      const answer = await (await alive()).accept({ ...event, at: house.clock.now() })
      if (answer === 'accepted') {
        expect(accepted.has(event.id)).toBe(false)
        accepted.add(event.id)
      }
    } catch (error) {
      expect(error).toMatchObject({ name: 'RetryableError' })
    }
  }
  const pass = (ms: number): Promise<void> => house.clock.advance(ms, async () => (await alive()).idle())

  for (const each of steps) {
    if (each.type === 'goes on' || each.type === 'happens') {
      const event = each.type === 'happens' ? each.event : (next[each.at] ?? 0)
      const conversation = conversations[each.at] ?? conversations[0]
      const what = inbound(conversation, `e${event}`, happening(event))
      const times = each.type === 'happens' ? 1 : each.times
      await Promise.all(Array.from({ length: times }, () => happen(what)))
      if (each.type === 'goes on' && accepted.has(what.id)) next[each.at] = event + 1
    } else if (each.type === 'support') {
      const key = `answer-${steps.indexOf(each)}`
      const answer = { key, number: 1001 + each.ticket, author: 'Marcos', text: key, isPublic: true }
      if (await house.desk.support.answer(answer)) changes += 1
    } else if (each.type === 'passes') await pass(each.ms)
    else process.kill()
  }
  // The weather clears; platforms send again what was not acknowledged.
  isBad = false
  for (const event of all.values()) await happen(event)
  for (const conversation of conversations) {
    const finish = async (name: string, happened: Inbound['happened']) => {
      await happen(inbound(conversation, name, happened))
      await pass(2_000)
    }
    await finish('last-1', opened)
    await finish('last-2', said('new'))
    const { state } = await house.store.load(conversation)
    await finish('last-3', filled(state?.draft?.id ?? 0))
    await finish('last-4', said('send'))
  }
  await (await alive()).idle()
  for (let minutes = 0; minutes < 10; minutes += 1) await pass(60_000)
  await process.core.close()
  return { ...house, accepted, changes }
}

async function hold(house: Awaited<ReturnType<typeof play>>): Promise<void> {
  const { commits, accepted, shown, desk, store } = house
  const counted = commits.map(({ event }) => event)
  // Every event once, and none that was acknowledged is missing.
  expect(new Set(counted).size).toBe(counted.length)
  expect([...accepted].filter((id) => !counted.includes(id))).toEqual([])
  // Every change of the support side once.
  expect(counted.filter((id) => id.startsWith('desk/'))).toHaveLength(house.changes)

  let submissions = 0
  for (const conversation of conversations) {
    const effects = house.effects(conversation)
    expect(await store.pending(conversation)).toEqual([])
    // Every message is shown, in the order of the commits.
    const says = effects.filter(({ effect }) => effect.type === 'say').map(({ id }) => id)
    const seen = shown.filter((each) => each.conversation === conversation)
    expect(seen.map(({ message }) => message.id)).toEqual(says)
    // Every submission has its ticket, and the person its number.
    const filings = effects.flatMap(({ effect }) => (effect.type === 'file' ? [effect.filing] : []))
    const { state } = await store.load(conversation)
    expect(filings.length).toBeGreaterThan(0)
    expect(state?.filing).toBeUndefined()
    const { tickets, total } = await desk.list(state?.person?.id ?? '', { page: 1, perPage: 100 })
    expect(total).toBe(filings.length)
    for (const { number } of tickets) {
      expect(seen.some(({ message }) => message.text.includes(String(number)))).toBe(true)
    }
    submissions += filings.length
  }
  expect((await desk.support.list({ page: 1, perPage: 100 })).total).toBe(submissions)
}

describe('the road', () => {
  it('counts every event once, shows every message in order and files every ticket once, whatever happens', async () => {
    const runs = Number(process.env.ROAD_RUNS ?? 15)
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 6, maxLength: 30, size: 'max' }),
        misfortune,
        async (steps, fates) => {
          const house = await play(steps, fates)
          try {
            await hold(house)
          } finally {
            await house.close()
          }
        },
      ),
      { numRuns: runs },
    )
  }, 120_000)
})
