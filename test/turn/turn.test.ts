import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import type { Facts, Need } from '../../src/dialog/facts.ts'
import { loadTree } from '../../src/dialogs/load.ts'
import type { Inbound, Sender } from '../../src/message.ts'
import { createEmbeddedStore } from '../../src/store/embedded.ts'
import type { Store } from '../../src/store/store.ts'
import type { Asking } from '../../src/turn/gather.ts'
import { createTurn, type TurnOptions } from '../../src/turn/turn.ts'
import { address, away, createLog, troubled } from '../outbound/stage.ts'
import { noon } from '../store/given.ts'

const tree = loadTree('dialogs/vtex-2023-12')
const ana: Sender = { key: 'web:ana', locale: 'pt-BR', timeZone: 'America/Bogota' }
const person = { id: 'p_ana', accounts: ['tiendaluna'] }

const inbound = (id: string, over: Partial<Inbound> = {}): Inbound => ({
  id,
  conversation: 'web:a',
  address,
  sender: ana,
  at: noon,
  happened: { type: 'opened' },
  ...over,
})

/** Turns on an in-memory store, with facts as told. */
function openTurns() {
  const database = openDatabase(':memory:')
  const store = createEmbeddedStore(database)
  const trouble: Partial<Record<keyof Store, unknown>> = {}
  const { log, events } = createLog()
  const asked: { readonly needs: readonly Need[]; readonly asking: Asking }[] = []
  const options: TurnOptions = {
    tree,
    store: troubled(store, trouble),
    language: 'es',
    log,
    async gather(needs, asking) {
      asked.push({ needs, asking })
      return Object.assign({}, ...needs.map((need) => turns.facts(need)))
    },
  }
  const turns = {
    store,
    trouble,
    asked,
    logged: events,
    facts: (need: Need): Facts => (need.type === 'person' ? { person } : { missing: [need.type] }),
    take: createTurn(options),
    with: (over: Partial<TurnOptions>) => createTurn({ ...options, ...over }),
    close: () => database.close(),
  }
  return turns
}

let turns: ReturnType<typeof openTurns>
beforeEach(() => {
  turns = openTurns()
})
afterEach(() => turns.close())

describe('a turn', () => {
  it('saves state, effects, alarm and the event together, and says what it saved (U1)', async () => {
    const said = { type: 'said', message: 'm1', text: 'El checkout falla', files: [] } as const
    turns.facts = (need) =>
      need.type === 'person' ? { person } : { interpretation: { acts: [], rest: said.text } }
    const turned = await turns.take(inbound('e1', { happened: said }))
    const loaded = await turns.store.load('web:a', 'e1')
    expect(turned).toMatchObject({ type: 'committed', conversation: 'web:a', address, alarm: noon + 1_000 })
    expect(loaded).toMatchObject({ version: 1, seen: true, address })
    expect(turned).toMatchObject({ state: loaded.state })
    expect(await turns.store.claimDue(noon + 1_000, 5, 1)).toEqual(['web:a'])
  })

  it('names effects after the event, the same for a repeated turn', async () => {
    const turned = await turns.take(inbound('e1'))
    const pending = await turns.store.pending('web:a')
    expect(pending.map(({ id }) => id)).toEqual(['e1/0'])
    expect(turned).toMatchObject({ effects: pending.map(({ id, effect }) => ({ id, effect })) })
    expect(pending[0]?.dueAt).toBe(noon)
  })

  it('leaves nothing when it can not be saved (U1, U3)', async () => {
    turns.trouble.commit = away()
    await expect(turns.take(inbound('e1'))).rejects.toThrow('Away.')
    delete turns.trouble.commit
    expect(await turns.store.load('web:a', 'e1')).toEqual({ version: 0, seen: false })
  })

  it('is a duplicate when its event was saved before', async () => {
    await turns.take(inbound('e1'))
    expect(await turns.take(inbound('e1'))).toEqual({ type: 'duplicate' })
    expect((await turns.store.load('web:a')).version).toBe(1)
  })

  it('says whether effects of before are pending', async () => {
    turns.facts = (need) => (need.type === 'person' ? { person } : { missing: [need.type] })
    expect(await turns.take(inbound('e1'))).toMatchObject({ isBehind: false })
    expect(await turns.take(inbound('e2'))).toMatchObject({ isBehind: true })
  })

  it('that lost the race is taken again from what the winner left (U2)', async () => {
    let races = 3
    turns.facts = (need) => (need.type === 'person' ? { person } : { missing: [need.type] })
    const racing = turns.with({
      store: {
        ...turns.store,
        async commit(conversation, commit) {
          if (races-- > 0) await turns.take(inbound(`winner-${races}`))
          return turns.store.commit(conversation, commit)
        },
      },
    })
    expect(await racing(inbound('e1'))).toMatchObject({ type: 'committed' })
    expect(await turns.store.load('web:a', 'e1')).toMatchObject({ version: 4, seen: true })
  })

  it('that lost the race to itself is a duplicate', async () => {
    const racing = turns.with({
      store: {
        ...turns.store,
        async commit(conversation, commit) {
          await turns.take(inbound('e1'))
          return turns.store.commit(conversation, commit)
        },
      },
    })
    expect(await racing(inbound('e1'))).toEqual({ type: 'duplicate' })
    expect(await turns.store.pending('web:a')).toHaveLength(1)
  })

  it('that always loses the race may be tried later', async () => {
    const racing = turns.with({ store: { ...turns.store, commit: async () => 'lost' } })
    await expect(racing(inbound('e1'))).rejects.toMatchObject({
      name: 'RetryableError',
      code: 'turn.contended',
    })
  })

  it('of a click that nobody offered is ignored, and says so without its words', async () => {
    const happened = { type: 'clicked', choice: 'made up' } as const
    expect(await turns.take(inbound('e1', { happened }))).toEqual({ type: 'ignored' })
    expect(turns.logged()).toEqual(['turn.unknown-choice'])
    expect((await turns.store.load('web:a')).version).toBe(0)
  })

  it('of an alarm of a conversation that nobody had is ignored', async () => {
    const rang: Inbound = { id: 'e1', conversation: 'web:x', at: noon, happened: { type: 'rang' } }
    expect(await turns.take(rang)).toEqual({ type: 'ignored' })
  })

  it('keeps the address when the event has none, and takes the newest otherwise', async () => {
    await turns.take(inbound('e1'))
    const { address: _, ...rang } = inbound('e2', { happened: { type: 'rang' } })
    expect(await turns.take(rang)).toMatchObject({ address })
    const moved = { channel: 'screen', visit: 'v2' }
    await turns.take(inbound('e3', { address: moved }))
    expect((await turns.store.load('web:a')).address).toEqual(moved)
  })
})

describe('the language of a new conversation', () => {
  it.each([
    ['pt-BR', 'pt'],
    ['en', 'en'],
    ['fr-CA', 'es'],
    [undefined, 'es'],
  ])('for the locale %s is %s', async (locale, language) => {
    const sender = { key: 'web:ana', ...(locale !== undefined && { locale }) }
    expect(await turns.take(inbound('e1', { sender }))).toMatchObject({ state: { language } })
  })
})

describe('the facts of a turn', () => {
  it('are gathered in rounds, until the step has all it needs', async () => {
    turns.facts = (need) =>
      need.type === 'person'
        ? { person }
        : { interpretation: { acts: [{ type: 'command', command: 'help' }] } }
    const happened = { type: 'said', message: 'm1', text: 'ayuda', files: [] } as const
    await turns.take(inbound('e1', { happened }))
    expect(turns.asked.map(({ needs }) => needs.map(({ type }) => type))).toEqual([
      ['person'],
      ['interpretation'],
    ])
  })

  it('are asked for with the person, once it is known who it is', async () => {
    const happened = { type: 'said', message: 'm1', text: 'hola', files: [] } as const
    await turns.take(inbound('e1', { happened }))
    expect(turns.asked[0]?.asking.state.person).toBeUndefined()
    expect(turns.asked[1]?.asking.state.person).toEqual(person)
  })

  it('that could not be had do not stop it', async () => {
    const happened = { type: 'said', message: 'm1', text: 'El checkout falla', files: [] } as const
    expect(await turns.take(inbound('e1', { happened }))).toMatchObject({
      type: 'committed',
      state: { held: { said: [{ text: 'El checkout falla' }] } },
    })
  })

  it('that never suffice are a bug, and nothing is saved', async () => {
    turns.facts = () => ({})
    await expect(turns.take(inbound('e1'))).rejects.toMatchObject({ code: 'turn.insatiable' })
    expect((await turns.store.load('web:a')).version).toBe(0)
  })

  it('that fail fail the turn, and nothing is saved', async () => {
    turns.facts = () => {
      throw away()
    }
    await expect(turns.take(inbound('e1'))).rejects.toThrow('Away.')
    expect((await turns.store.load('web:a')).version).toBe(0)
  })
})
