import { beforeEach, describe, expect, it } from 'vitest'
import { createHome, type HomeAct, type HomePorts } from '../../../src/channels/slack/home.ts'
import { homeActions } from '../../../src/channels/slack/home-look.ts'
import { homeView } from '../../../src/channels/slack/home-view.ts'
import type { HomeView } from '../../../src/channels/slack/views/blocks.ts'
import { type Language, languages } from '../../../src/dialog/language.ts'
import { statuses, type TicketStatus } from '../../../src/dialog/ticket.ts'
import { RetryableError } from '../../../src/errors.ts'
import { silent } from '../../../src/log.ts'
import type { Inbound, TicketView } from '../../../src/message.ts'
import { wordTicketView } from '../../../src/wording/ticket.ts'
import { createMovedClock } from '../../../src/cli/scenarios/moved-clock.ts'
import { ana as person, now, ticket, timeZone, tree } from '../../wording/walk.ts'
import { expectTaken, hasSchema, textsOf } from './views/schema.ts'

const who = { team: 'T1', user: 'U1' }

const ticketOf = (number: number, status: TicketStatus, language: Language = 'es'): TicketView =>
  wordTicketView(
    tree,
    { ...ticket, number, status, subject: `Caso ${number}` },
    { language, timeZone, at: now },
  )

const textOf = (view: HomeView | undefined): string => textsOf(view?.blocks).join('\n')

describe('the Home tab', () => {
  const content = { person, language: 'es', look: { page: 1 } } as const

  it.skipIf(!hasSchema)('is taken by Slack, full or empty or without a desk, in every language', () => {
    for (const language of languages) {
      const tickets = Array.from({ length: 10 }, (_, at) => ({
        ...ticketOf(at, statuses[at % 4] ?? 'open', language),
        subject: 'x'.repeat(4000),
      }))
      for (const found of [{ tickets, total: 95 }, { tickets: [], total: 0 }, undefined]) {
        for (const look of [{ page: 1 }, { page: 3, search: 'y'.repeat(200), status: 'open' } as const]) {
          expectTaken(homeView({ person, language, look, found, goesOn: true }))
          expect(textOf(homeView({ person, language, look, found }))).toContain('Ana Ruiz')
        }
      }
    }
  })

  it('shows first what waits for the person, and what can be done with each', () => {
    const tickets = [ticketOf(1, 'pending'), ticketOf(2, 'open'), ticketOf(3, 'solved')]
    const view = homeView({ ...content, found: { tickets, total: 3 } })
    const text = textOf(view)
    expect(text).toMatch(/Esperan tu respuesta[^]*Caso 1[^]*Los demás[^]*Caso 2[^]*Caso 3/)
    const acts = view.blocks.flatMap((block) =>
      block.type === 'section' && block.accessory ? [block.accessory.options.map(({ value }) => value)] : [],
    )
    expect(acts[0]).toEqual(['t.1.status', 't.1.reply', 't.1.solve'])
  })

  it('says what support said last, else when a ticket changed', () => {
    const { lastComment: _, ...quiet } = ticketOf(2, 'open')
    const view = homeView({ ...content, found: { tickets: [ticketOf(1, 'open'), quiet], total: 2 } })
    expect(textOf(view)).toMatch(/#1 · Caso 1[^]*Marta, de soporte · [^]*#2 · Caso 2[^]*Último cambio/)
  })

  it('says who one is, and how many tickets there are', () => {
    const view = homeView({ ...content, found: { tickets: [ticketOf(1, 'open')], total: 12 } })
    expect(textOf(view)).toContain('Hola, Ana Ruiz')
    expect(textOf(view)).toContain('tiendademo · tiendademoqa')
    expect(textOf(view)).toContain('12 tickets, página 1 de 2')
  })

  it('reads no markup in what a person wrote', () => {
    const subject = '<!channel> *hola* <https://evil.test|banco>'
    const view = homeView({
      ...content,
      found: { tickets: [{ ...ticketOf(1, 'open'), subject }], total: 1 },
    })
    expect(JSON.stringify(view)).not.toContain('mrkdwn')
    expect(textOf(view)).toContain(subject)
  })
})

describe('somebody who opened the tab', () => {
  let tickets: readonly TicketView[] = []
  let language: Language = 'es'
  let published: HomeView[] = []
  let accepted: Inbound[] = []
  let asked: Parameters<HomePorts['tickets']>[1][] = []
  let begun: string[] = []
  let trouble: Error | undefined
  let home = create()

  function create() {
    const kept = new Map<string, string>()
    return createHome({
      async accept(inbound) {
        accepted.push(inbound)
        if (inbound.happened.type === 'clicked' && inbound.happened.choice === 'g.pt') language = 'pt'
        return 'accepted'
      },
      person: async () => ({ person, language }),
      async tickets(_sender, look) {
        asked.push(look)
        if (trouble) throw trouble
        const found = tickets.filter(({ status }) => look.status?.includes(status) !== false)
        return { tickets: found.slice((look.page - 1) * 10, look.page * 10), total: found.length }
      },
      senderOf: async () => ({ key: 'slack:T1:U1' }),
      viewsOf: async () => ({
        open: async () => 'V1',
        update: async () => undefined,
        async publish(user, view) {
          expect(user).toBe('U1')
          published.push(view)
        },
      }),
      directPlace: async () => ({ conversation: 'slack:T1:D1:dm', address: { channel: 'slack' } }),
      newPlace: async () => ({ conversation: 'slack:T1:D1:9', address: { channel: 'slack' } }),
      opening: {
        page: async () => undefined,
        async request(_who, trigger, prepare) {
          begun.push(`${trigger} ${(await prepare()).conversation}`)
        },
      },
      cursors: {
        get: async (name) => kept.get(name) ?? '',
        set: async (name, cursor) => void kept.set(name, cursor),
        close: async () => undefined,
      },
      clock: createMovedClock(now),
      log: silent,
    })
  }

  beforeEach(() => {
    tickets = Array.from({ length: 15 }, (_, at) => ticketOf(at + 1, at === 14 ? 'solved' : 'open'))
    language = 'es'
    published = []
    accepted = []
    asked = []
    begun = []
    trouble = undefined
    home = create()
  })

  const act = (action: string, value: string, more: Partial<HomeAct> = {}) =>
    home.acted(who, {
      action,
      value,
      metadata: published.at(-1)?.private_metadata ?? '',
      trigger: `${action}/${value}`,
      ...more,
    })

  it('turns pages, filters, searches, and goes back to all of them', async () => {
    await home.opened(who)
    await act(`${homeActions.turn}.2`, '2')
    expect(textOf(published.at(-1))).toContain('página 2 de 2')
    await act(homeActions.status, 'solved')
    await act(homeActions.search, ' checkout ')
    await act(`${homeActions.status}.clear`, 'clear')
    expect(asked.map(({ perPage, ...query }) => perPage && query)).toEqual([
      { page: 1 },
      { page: 2 },
      { page: 1, status: ['solved'] },
      { page: 1, status: ['solved'], search: 'checkout' },
      { page: 1 },
    ])
  })

  it('presses a ticket’s act in the conversation, and is told where it goes on', async () => {
    await home.opened(who)
    await act(`${homeActions.ticket}.3`, 't.3.reply')
    expect(accepted).toEqual([
      expect.objectContaining({
        conversation: 'slack:T1:D1:dm',
        happened: { type: 'clicked', choice: 't.3.reply' },
      }),
    ])
    expect(textOf(published.at(-1))).toContain('Seguimos en la pestaña Mensajes.')
  })

  it('changes the language, and reads the tab in it', async () => {
    await home.opened(who)
    await act(homeActions.language, 'pt')
    expect(accepted[0]?.happened).toEqual({ type: 'clicked', choice: 'g.pt' })
    expect(textOf(published.at(-1))).toContain('Olá, Ana Ruiz')
  })

  it('begins a request in a place of its own', async () => {
    await act(homeActions.start, 'start')
    expect(begun).toEqual([`${homeActions.start}/start slack:T1:D1:9`])
  })

  it('sees what changed, on the page they look at', async () => {
    await home.opened(who)
    await act(homeActions.status, 'solved')
    tickets = tickets.map((each) => (each.number === 1 ? ticketOf(1, 'solved') : each))
    await home.changed(who)
    expect(textOf(published.at(-1))).toContain('Caso 1\n')
    expect(asked.at(-1)?.status).toEqual(['solved'])
  })

  it('is shown the last page there is when the one they looked at is no more', async () => {
    await home.opened(who)
    await act(`${homeActions.turn}.2`, '2')
    tickets = tickets.slice(0, 4)
    await home.changed(who)
    expect(textOf(published.at(-1))).toContain('4 tickets')
    expect(textOf(published.at(-1))).toContain('Caso 4')
  })

  it('is told when the desk can not be asked, and can try again', async () => {
    trouble = new RetryableError('desk.away', 'Away.')
    await home.opened(who)
    expect(textOf(published.at(-1))).toContain('Ahora no puedo consultar tus tickets')
    trouble = undefined
    await act(`${homeActions.turn}.1`, '1')
    expect(textOf(published.at(-1))).toContain('15 tickets')
  })

  it('hears nothing of changes before they open it', async () => {
    await home.changed(who)
    expect(published).toEqual([])
  })

  it.each(['', 'x', '{"page":0}', '{"page":1,"status":"secret"}', 'null'])(
    'begins anew with a look that is none of ours: %s',
    async (metadata) => {
      await act(`${homeActions.ticket}.1`, 't.1.status', { metadata })
      expect(asked.at(-1)).toEqual({ page: 1, perPage: 10 })
    },
  )
})
