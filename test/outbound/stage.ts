import { createMovedClock } from '../../src/cli/scenarios/moved-clock.ts'
import type { Channel } from '../../src/channels/channel.ts'
import { openDatabase } from '../../src/database.ts'
import type { Effect } from '../../src/dialog/effect.ts'
import { RetryableError } from '../../src/errors.ts'
import type { Log } from '../../src/log.ts'
import type { Committed, Inbound, Outgoing } from '../../src/message.ts'
import { createDispatch, type Dispatch } from '../../src/outbound/dispatch.ts'
import type { Act, News, Say } from '../../src/outbound/job.ts'
import { createGivenUpList, type GivenUpList } from '../../src/outbound/given-up.ts'
import { createEmbeddedInbox } from '../../src/store/embedded-inbox.ts'
import { createEmbeddedStore } from '../../src/store/embedded.ts'
import type { Store } from '../../src/store/store.ts'
import { noon, stateAt } from '../store/given.ts'

export const slowMs = 2_000
export const minute = 60_000
export const address = { channel: 'screen', visit: 'v1' } as const

export const away = (retryAfterMs?: number) =>
  new RetryableError('test.away', 'Away.', retryAfterMs === undefined ? {} : { retryAfterMs })

export const say = (slot: string): Say => ({ type: 'say', slot, language: 'es', content: [] })
export const solve = (number: number): Act => ({ type: 'solve', number, requester: 'ana' })
export const reopen = (number: number): Act => ({
  type: 'reopen',
  number,
  requester: 'ana',
  text: 'Sigue igual.',
  files: [],
})
export const comment = (number: number): Act => ({
  type: 'comment',
  number,
  requester: 'ana',
  text: 'Hola.',
  files: [],
})
export const file = (draft: number): Act =>
  ({ type: 'file', filing: { draft, revision: 1, person: { id: 'ana', accounts: [] } } }) as unknown as Act

/** A message in words that are its id. */
const word = (id: string, { slot, language }: Say): Outgoing => ({
  id,
  slot,
  language,
  parts: [],
  text: id,
})

/** A channel that shows an id once. Each delivery asks `trouble` first. */
function createScreen() {
  const shown: string[] = []
  const screen: Channel & { shown: string[]; trouble: (ids: readonly string[]) => unknown } = {
    name: 'screen',
    shown,
    trouble: () => undefined,
    async deliver(_address, messages) {
      const problem = await screen.trouble(messages.map(({ id }) => id))
      if (problem) throw problem
      for (const { id } of messages) if (!shown.includes(id)) shown.push(id)
    },
    working() {},
  }
  return screen
}

/** Everything that was logged at warning and above. */
export function createLog() {
  const lines: { readonly event: string; readonly fields: unknown; readonly error: unknown }[] = []
  const note = (event: string, fields?: unknown, error?: unknown) => void lines.push({ event, fields, error })
  const log: Log = { debug() {}, info() {}, warn: note, error: note }
  return { log, lines, events: () => lines.map(({ event }) => event) }
}

/** The one way out on an in-memory store, with a channel, acts and a door that do as told. */
export async function openStage() {
  const clock = createMovedClock(noon)
  const database = openDatabase(':memory:')
  const whole = createEmbeddedStore(database)
  const trouble: Partial<Record<keyof Store, unknown>> = {}
  const store = troubled(whole, trouble)
  const screen = createScreen()
  const { log, lines, events } = createLog()
  const list = createGivenUpList(createEmbeddedInbox(database, 'given_up'), whole)
  const givenUp: GivenUpList = {
    ...list,
    add: (...given) => (stage.unwritten ? Promise.reject(stage.unwritten) : list.add(...given)),
  }
  const tried: string[] = []
  const heard: Inbound[] = []
  let turns = 0
  const open = (): Dispatch =>
    createDispatch({
      store,
      givenUp,
      channels: [screen],
      clock,
      log,
      word,
      slowMs,
      perform(_conversation, key, act) {
        tried.push(`${key} ${act.type}`)
        return stage.perform(key, act)
      },
      async accept(inbound) {
        await stage.accept(inbound)
        if (!heard.some(({ id }) => id === inbound.id)) heard.push(inbound)
      },
    })
  const stage = {
    clock,
    store,
    givenUp,
    /** What writing down fails with that something is given up. */
    unwritten: undefined as unknown,
    /** What the next calls of the store fail with. */
    trouble,
    screen,
    logged: events,
    /** What was logged, with the fields. */
    lines,
    /** `<key> <act>` of every try. */
    tried,
    heard,
    heardOf: () => heard.map(({ id }) => id),
    perform: async (_key: string, _act: Act): Promise<News | undefined> => undefined,
    accept: async (_inbound: Inbound): Promise<unknown> => undefined,
    dispatch: open(),
    /** Another process on the same store. */
    restart() {
      stage.dispatch = open()
    },
    /** Commits effects as a turn does, and does not begin them. */
    async commit(
      conversation: string,
      effects: readonly Effect[],
      event = `e${++turns}`,
    ): Promise<Committed> {
      const { version } = await whole.load(conversation)
      const left = {
        state: stateAt(version),
        address,
        effects: effects.map((effect, at) => ({ id: `${event}/${at}`, effect })),
      }
      const commit = { ...left, expect: version, event, now: clock.now() }
      const outcome = await whole.commit(conversation, commit)
      return { type: 'committed', conversation, ...left, isBehind: outcome === 'behind' }
    },
    /** Commits effects and begins them. */
    async begin(conversation: string, ...effects: readonly Effect[]): Promise<void> {
      await stage.dispatch.begin(await stage.commit(conversation, effects))
    },
    /** Leaves something that is no effect where one is kept. */
    async damage(effect: string): Promise<void> {
      const damage = database.prepare('UPDATE effect SET effect = ? WHERE id = ?')
      await database.write(() => damage.run('{"type":"say","content":["mi clave', effect))
    },
    pending: async (conversation: string) => (await whole.pending(conversation)).map(({ id }) => id),
    /** Moves the clock and waits for what it rings. */
    pass: (ms: number) => clock.advance(ms, () => stage.dispatch.idle()),
    close: () => database.close(),
  }
  return stage
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** A store whose calls fail with what stands under their name. */
export function troubled(store: Store, trouble: Partial<Record<keyof Store, unknown>>): Store {
  return new Proxy(store, {
    get(target, name: keyof Store) {
      if (trouble[name] === undefined) return target[name]
      return () => Promise.reject(trouble[name])
    },
  })
}

/** A promise that is settled from outside. */
export function gate<T = void>() {
  let open: (value: T) => void = () => {}
  let fail: (error: unknown) => void = () => {}
  const passed = new Promise<T>((resolve, reject) => {
    open = resolve
    fail = reject
  })
  return { passed, open, fail }
}

/** Lets everything that is ready run, until `isSo`; fails when that never comes. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let turns = 0; turns < 2_000; turns += 1) {
    if (isSo()) return
    await new Promise(setImmediate)
  }
  throw new Error(`This never came: ${String(isSo)}`)
}

/** Whether it has resolved, once everything that is ready has run; a write is ready when it had its moment for company. */
export async function isDone(work: Promise<unknown>): Promise<boolean> {
  let done = false
  void work.then(() => (done = true))
  for (let turns = 0; turns < 20; turns += 1) await new Promise((next) => setTimeout(next))
  return done
}
