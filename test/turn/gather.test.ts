import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../src/calendar.ts'
import { createMovedClock } from '../../src/cli/scenarios/moved-clock.ts'
import type { TicketQuery } from '../../src/desk/desk.ts'
import type { Need } from '../../src/dialog/facts.ts'
import { emptyState, type State } from '../../src/dialog/state.ts'
import type { Tree } from '../../src/dialog/tree.ts'
import type { Inbound, Sender } from '../../src/message.ts'
import { type Asking, gather, merge, type Sources } from '../../src/turn/gather.ts'
import type { Understood } from '../../src/understanding/understanding.ts'
import { ticket } from '../outbound/given.ts'
import { address, away, createLog, isDone } from '../outbound/stage.ts'
import { noon } from '../store/given.ts'

const patienceMs = 3_000
const tree = { id: 'support', version: 1 } as Tree
const person = { id: 'p_ana', accounts: [], timeZone: 'America/Bogota' }
const state: State = { ...emptyState(tree, 'es'), person }
const sender: Sender = { key: 'web:ana', timeZone: 'Europe/Madrid' }
const inbound: Inbound = {
  id: 'e1',
  conversation: 'web:a',
  address,
  sender,
  at: noon,
  happened: { type: 'opened' },
}
const asking: Asking = { inbound, tree, state }
const suggestion = { id: 'a1', kind: 'tutorial', title: 'Pix', url: 'https://x', locale: 'es', line: '…' }

/** Sources that answer at once; each can be replaced. */
function openSources() {
  const clock = createMovedClock(noon)
  const { log, events } = createLog()
  const asked: { readonly list: TicketQuery[]; readonly understood: Understood[] } = {
    list: [],
    understood: [],
  }
  const sources = {
    clock,
    log,
    patienceMs,
    calendar: createCalendar({
      timeZone: 'America/Sao_Paulo',
      days: [1, 2, 3, 4, 5],
      from: '09:00',
      to: '18:00',
      holidays: [],
    }),
    identity: { find: async () => person },
    knowledge: {
      suggest: async (_query: string, _language: string, limit: number) => Array(limit).fill(suggestion),
    },
    desk: {
      get: async (number: number, requester: string) =>
        number === 1001 && requester === 'p_ana' ? ticket : undefined,
      list: async (requester: string, query: TicketQuery) => {
        asked.list.push(query)
        return requester === 'p_ana' ? { tickets: [ticket], total: 11 } : { tickets: [], total: 0 }
      },
    },
    understanding: {
      interpret: async (question: Understood) => {
        asked.understood.push(question)
        return { acts: [] }
      },
    },
  }
  return {
    sources,
    clock,
    asked,
    logged: events,
    gather: (needs: readonly Need[], over: Partial<Asking> = {}) =>
      gather(sources as unknown as Sources, needs, { ...asking, ...over }),
  }
}

describe('gathering', () => {
  it('finds out who the person is', async () => {
    expect(await openSources().gather([{ type: 'person' }])).toEqual({ person })
  })

  it('has a text understood where the conversation stands, in the zone of the person', async () => {
    const { gather, asked } = openSources()
    const need = { type: 'interpretation', text: 'mañana' } as const
    expect(await gather([need])).toEqual({ interpretation: { acts: [] } })
    const around = { text: 'mañana', tree, state, language: 'es', at: noon }
    expect(asked.understood[0]).toEqual({ ...around, timeZone: 'America/Bogota' })
    const unknown = emptyState(tree, 'es')
    await gather([need], { state: unknown })
    expect(asked.understood[1]?.timeZone).toBe('Europe/Madrid')
    const { sender: _, ...nobody } = inbound
    await gather([need], { state: unknown, inbound: nobody })
    expect(asked.understood[2]?.timeZone).toBe('UTC')
  })

  it('finds at most three articles, with what they were searched by, and whether there are others', async () => {
    const { gather } = openSources()
    const need = { type: 'articles', query: 'pix', language: 'es' } as const
    const found = [suggestion, suggestion, suggestion]
    expect(await gather([need])).toEqual({ articles: { query: 'pix', found, hasMore: true } })
  })

  it('finds no article that is not wanted again', async () => {
    const { gather } = openSources()
    const need = { type: 'articles', query: 'pix', language: 'es', past: [suggestion.id] } as const
    expect(await gather([need])).toEqual({ articles: { query: 'pix', found: [] } })
  })

  it('finds a ticket of the person, by number or as the last', async () => {
    const { gather, asked } = openSources()
    expect(await gather([{ type: 'ticket', number: 1001 }])).toEqual({
      ticket: { asked: 1001, found: ticket },
    })
    expect(await gather([{ type: 'ticket', number: 1002 }])).toEqual({ ticket: { asked: 1002 } })
    expect(await gather([{ type: 'ticket', number: 'last' }])).toEqual({
      ticket: { asked: 'last', found: ticket },
    })
    expect(asked.list).toEqual([{ page: 1, perPage: 1 }])
  })

  it('finds nothing for somebody unknown', async () => {
    const { gather } = openSources()
    const over = { state: emptyState(tree, 'es') }
    expect(await gather([{ type: 'ticket', number: 1001 }], over)).toEqual({ ticket: { asked: 1001 } })
    expect(await gather([{ type: 'tickets', page: 1 }], over)).toMatchObject({
      tickets: { total: 0, pages: 1 },
    })
  })

  it('finds a page of tickets, and says how many there are', async () => {
    const { gather, asked } = openSources()
    expect(await gather([{ type: 'tickets', page: 2, status: ['open'] }])).toEqual({
      tickets: { tickets: [ticket], total: 11, page: 2, pages: 3, status: ['open'] },
    })
    expect(asked.list).toEqual([{ page: 2, perPage: 5, status: ['open'] }])
  })

  it('finds out whether somebody is at work', async () => {
    const { gather } = openSources()
    const office = { open: true, opensAt: noon, timeZone: 'America/Sao_Paulo' }
    expect(await gather([{ type: 'office' }])).toEqual({ office })
    const night = Date.UTC(2026, 10, 25, 3)
    expect(await gather([{ type: 'office' }], { inbound: { ...inbound, at: night } })).toEqual({
      office: { ...office, open: false, opensAt: Date.UTC(2026, 10, 25, 12) },
    })
  })

  it('asks for everything at once', async () => {
    const { gather } = openSources()
    const facts = await gather([{ type: 'office' }, { type: 'ticket', number: 1001 }])
    expect(Object.keys(facts).toSorted()).toEqual(['office', 'ticket'])
  })
})

describe('a source', () => {
  it('that fails is a missing fact, and the others are there', async () => {
    const { sources, gather, logged } = openSources()
    sources.knowledge.suggest = () => Promise.reject(away())
    sources.desk.get = () => {
      throw new TypeError('a bug')
    }
    const facts = await gather([
      { type: 'articles', query: 'pix', language: 'es' },
      { type: 'ticket', number: 1001 },
      { type: 'office' },
    ])
    expect(facts.office?.open).toBe(true)
    expect(facts.missing?.toSorted()).toEqual(['articles', 'ticket'])
    expect(logged()).toEqual(['turn.fact-missing', 'turn.fact-missing'])
  })

  it('that is slow is a missing fact, and its late answer does no harm', async () => {
    const { sources, gather, clock } = openSources()
    let fail: (error: unknown) => void = () => {}
    sources.knowledge.suggest = () => new Promise((_, reject) => (fail = reject))
    const gathered = gather([{ type: 'articles', query: 'pix', language: 'es' }])
    expect(await isDone(gathered)).toBe(false)
    await clock.advance(patienceMs)
    expect(await gathered).toEqual({ missing: ['articles'] })
    fail(new Error('too late'))
    await isDone(gathered)
  })

  it('that answers leaves no timer', async () => {
    const { gather, clock } = openSources()
    await gather([{ type: 'articles', query: 'pix', language: 'es' }, { type: 'person' }])
    expect(clock.rings).toBe(0)
  })
})

describe('who the person is', () => {
  it('can not be done without', async () => {
    const { sources, gather } = openSources()
    sources.identity.find = () => Promise.reject(away())
    await expect(gather([{ type: 'person' }, { type: 'office' }])).rejects.toThrow('Away.')
  })

  it('is not waited for without end', async () => {
    const { sources, gather, clock } = openSources()
    sources.identity.find = () => new Promise(() => {})
    const gathered = gather([{ type: 'person' }])
    const [outcome] = await Promise.all([
      gathered.catch((error: unknown) => error),
      clock.advance(patienceMs),
    ])
    expect(outcome).toMatchObject({ name: 'RetryableError', code: 'turn.slow' })
  })

  it('can not be found out from an event that nobody sent', async () => {
    const { sender: _, ...nobody } = inbound
    await expect(openSources().gather([{ type: 'person' }], { inbound: nobody })).rejects.toMatchObject({
      code: 'turn.nobody',
    })
  })
})

describe('facts', () => {
  it('of later rounds join those before', () => {
    expect(merge({ person, missing: ['office'] }, { missing: ['articles'] })).toEqual({
      person,
      missing: ['office', 'articles'],
    })
    expect(merge({}, { person })).toEqual({ person })
  })
})
