// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { decode, encode } from '../../src/dialog/choice.ts'
import { describe, expect, it } from 'vitest'
import { file, given, noon, nothing, technical, ticket } from './spec.ts'

const solved = ticket(4855, { status: 'solved', reopenUntil: noon + 86_400_000 })
const finished = { area: 'financial', finance_subject: 'late_alert', details: 'La pagamos el lunes' }
const reopen = (number: number, text?: string) =>
  ({ type: 'ticket', act: 'reopen', number, ...(text !== undefined && { text }) }) as const

describe('a rating', () => {
  it('goes to the desk by text as by click, and is thanked for', () => {
    const byText = nothing({ tickets: [solved] }).says('calificar 4855 con 5', [
      { type: 'rate', number: 4855, score: 5 },
    ])
    byText.then({ acts: ['rate'], msgs: 0 })
    const asked = byText.effects.find((each) => each.type === 'rate')
    const byClick = nothing({ tickets: [solved] })
    byClick.clicks({ type: 'ticket', act: 'rate', number: 4855, value: '5' }).then({ acts: ['rate'] })
    expect(byClick.effects.find((each) => each.type === 'rate')).toEqual(asked)
    byText.when({ type: 'done', act: 'rate', ticket: solved }).then({ notes: ['rated'], msgs: 1 })
  })

  it('is thanked for where it was asked for, and the comment is asked for below', () => {
    const talk = nothing({ tickets: [solved] }).says('4855', [
      { type: 'ticket', act: 'status', number: 4855 },
    ])
    const asked = talk.effects.flatMap((each) => (each.type === 'say' ? [each.slot] : []))
    talk.clicks({ type: 'ticket', act: 'rate', number: 4855, value: '4' })
    talk
      .when({ type: 'done', act: 'rate', ticket: { ...solved, rating: 4 } })
      .then({ asks: 'rateComment', msgs: 1 })
    expect(talk.effects[0]).toMatchObject({
      type: 'say',
      slot: asked[0],
      replaces: 'prompt',
      content: [{ note: 'rated' }],
    })
    talk.when({ type: 'done', act: 'rate', ticket: { ...solved, rating: 4 } })
    expect(talk.effects.filter((each) => each.type === 'say' && each.slot === asked[0])).toEqual([])
  })

  it('of the last ticket is of the one that was filed here last', () => {
    const talk = nothing({ tickets: [ticket(5001)] }).says('mal', [
      { type: 'rate', number: 'last', score: 1 },
    ])
    expect(talk.said.map(({ type }) => type)).toEqual(['ticket', 'ask'])
    const filed = given(finished)
      .presses('send')
      .when({ type: 'filed', draft: 1, ticket: ticket(5001) })
    filed.says('excelente', [{ type: 'rate', number: 'last', score: 5 }]).then({ acts: ['rate'] })
    expect(filed.effects).toMatchObject([{ type: 'rate', number: 5001, score: 5 }])
  })

  it('outside 1 to 5 shows the ticket', () => {
    const talk = nothing({ tickets: [solved] }).says('9', [{ type: 'rate', number: 4855, score: 9 }])
    talk.then({ acts: [] })
    expect(talk.said[0]).toMatchObject({ type: 'ticket', ticket: { number: 4855 } })
  })

  it('in the middle of the form leaves the question as it is', () => {
    given(technical, { world: { tickets: [solved] } })
      .says('rate 4855 with 4', [{ type: 'rate', number: 4855, score: 4 }])
      .then({ asks: 'subject', acts: ['rate'], msgs: 0 })
  })
})

describe('a ticket that was solved (D23)', () => {
  it('is reopened with what happens now, and shown', () => {
    const talk = nothing({ tickets: [solved] }).says('el 4855 volvió a fallar', [
      reopen(4855, 'el 4855 volvió a fallar'),
    ])
    talk.then({ acts: ['reopen'], msgs: 0 })
    talk.when({ type: 'done', act: 'reopen', ticket: ticket(4855) }).then({ notes: ['reopened'], msgs: 1 })
    expect(talk.said[1]).toMatchObject({ type: 'ticket', moment: 'status' })
  })

  it('asks for the words where there are none, and takes the files that come with them', () => {
    const talk = nothing({ tickets: [solved] }).says('reabrir el 4855', [reopen(4855)])
    talk.then({ asks: 'reopen', acts: [] })
    talk.says('Falla otra vez', [], { files: [file('captura.png')] }).then({ acts: ['reopen'] })
    expect(talk.effects.find((each) => each.type === 'reopen')).toMatchObject({
      number: 4855,
      text: 'Falla otra vez',
      files: [{ name: 'captura.png' }],
    })
  })

  it.each(['open', 'pending'] as const)('hears the words as a reply where it is %s already', (status) => {
    const talk = nothing({ tickets: [ticket(4855, { status })] }).says('el 4855 todavía no está resuelto', [
      reopen(4855, 'el 4855 todavía no está resuelto'),
    ])
    talk.then({ acts: ['comment'], notes: [], msgs: 0 })
    expect(talk.effects).toMatchObject([{ number: 4855, text: 'el 4855 todavía no está resuelto' }])
  })

  it('is reopened all the same where nobody can say how it stands, and not where there is none', () => {
    const words = [reopen(4855, 'sigue igual')]
    nothing({ missing: ['ticket'] })
      .says('reabrir 4855: sigue igual', words)
      .then({ acts: ['reopen'], msgs: 0 })
    nothing()
      .says('reabrir 4855: sigue igual', words)
      .then({ acts: [], notes: ['noTicket'] })
  })

  it('is only shown when it is open already', () => {
    const talk = nothing({ tickets: [ticket(4855)] }).says('reabrir el 4855', [reopen(4855)])
    talk.then({ asks: undefined, acts: [] })
    expect(talk.said[0]).toMatchObject({ type: 'ticket', ticket: { status: 'open' } })
  })

  it.each(['reopen', 'comment'] as const)('leads to a new one when the time for a %s is over', (act) => {
    const talk = nothing().when({ type: 'undone', act, number: 4855, code: 'not-allowed' })
    talk.then({ notes: ['notAllowed'] })
    expect(talk.ask).toMatchObject({ asks: 'start', commands: ['new'] })
    const busy = given(technical).when({ type: 'undone', act, number: 4855, code: 'not-allowed' })
    busy.then({ notes: ['notAllowed'], asks: 'subject' })
    expect(busy.ask).toBeUndefined()
  })
})

describe('the comment of a rating', () => {
  const rated = ticket(4855, { status: 'solved', reopenUntil: noon + 86_400_000, rating: 4 })
  const done = { type: 'done', act: 'rate', ticket: rated } as const
  const asked = () => nothing({ tickets: [rated] }).when(done)

  it('is asked for once the score is kept, and goes to the desk with it', () => {
    const talk = asked()
    talk.then({ asks: 'rateComment', notes: ['rated'], msgs: 1 })
    talk.says('Respondieron rápido').then({ acts: ['rate'] })
    expect(talk.effects[0]).toMatchObject({ number: 4855, score: 4, comment: 'Respondieron rápido' })
    expect(talk.effects).toContainEqual(
      expect.objectContaining({
        replaces: 'prompt',
        content: [expect.objectContaining({ asks: 'rateComment', value: 'Respondieron rápido' })],
      }),
    )
    talk.when({ ...done, isCommented: true }).then({ asks: undefined, notes: ['ratingCommented'] })
  })

  it('can be left out, by the button or with thanks', () => {
    asked()
      .presses('skip')
      .then({ asks: undefined, acts: [], notes: ['welcomeThanks'] })
    asked()
      .says('gracias', [{ type: 'thanks' }])
      .then({ asks: undefined, acts: [], notes: ['welcomeThanks'] })
  })

  it('is not asked for in the middle of the form', () => {
    given(technical)
      .when(done)
      .then({ asks: 'subject', notes: ['rated'] })
  })
})

describe('a closed ticket', () => {
  const closed = ticket(4700, { status: 'closed', subject: 'Impuestos en cero' })
  const filedWith = [
    { id: 'area', value: 'financial' },
    { id: 'finance_subject', value: 'late_alert' },
    { id: 'details', value: 'La pagamos el lunes' },
    { id: 'of_another_tree', value: 'x' },
  ]
  const follow = { type: 'ticket', act: 'follow-up', number: 4700 } as const

  it('is followed by a request with its answers, which asks what happens now and names it', () => {
    const talk = nothing({ tickets: [closed], filedWith }).clicks(follow)
    talk.then({
      asks: 'details',
      notes: ['followUp'],
      has: { area: 'financial', finance_subject: 'late_alert', details: undefined },
    })
    talk.says('Volvió a salir el aviso')
    expect(talk.state.draft?.followUpOf).toBe(4700)
    talk
      .presses('skip')
      .presses('send')
      .then({ acts: ['file', 'remember'] })
    expect(talk.effects).toMatchObject([{ filing: { followUpOf: 4700 } }, {}, {}])
  })

  it('does not lose what was written to it', () => {
    const talk = nothing({ tickets: [closed], filedWith })
    const refused = { type: 'undone', act: 'comment', number: 4700, code: 'not-allowed' } as const
    talk.when({ ...refused, text: 'Volvió a salir' }).then({ notes: ['notAllowed', 'kept'] })
    talk.does('new').then({ asks: 'details', notes: ['followUp'] })
    expect(talk.ask?.proposal).toBe('Volvió a salir')
    expect(talk.state.unsent).toBeUndefined()
  })

  it('keeps the draft that was open on the shelf', () => {
    const talk = given(technical, { world: { tickets: [closed], filedWith } }).clicks(follow)
    expect(talk.state.shelf?.answers['area']).toBe('technical')
  })

  it('is only shown while it can be reopened', () => {
    nothing({ tickets: [ticket(4700, { status: 'solved' })] })
      .clicks(follow)
      .then({ notes: [], msgs: 1 })
  })
})

describe('the list of tickets', () => {
  const list = (page: number, status = '') => ({ type: 'tickets', page, status }) as const

  it('goes on with "more" until its end, and begins anew after that', () => {
    const talk = nothing({ tickets: [ticket(1)] }).says('mis tickets', [{ type: 'tickets' }])
    expect(talk.state.listed).toEqual({ page: 1 })
    talk.does('more')
    expect(talk.said).toMatchObject([{ type: 'tickets', page: { page: 2 } }, { type: 'ask' }])
    expect(talk.state.listed).toBeUndefined()
    talk.does('more')
    expect(talk.said[0]).toMatchObject({ page: { page: 1 } })
  })

  it('keeps its filter from page to page', () => {
    const talk = nothing({ tickets: [ticket(1)] }).clicks(list(1, 'open'))
    expect(talk.state.listed).toEqual({ page: 1, status: ['open'] })
    talk.does('more')
    expect(talk.said[0]).toMatchObject({ type: 'tickets', page: { page: 2 } })
  })

  it('keeps its words from page to page, by text as by click', () => {
    const talk = nothing({ tickets: [ticket(1)] }).says('mis tickets sobre pagos', [
      { type: 'tickets', status: ['open', 'pending'], search: 'pagos' },
    ])
    expect(talk.said[0]).toMatchObject({ page: { search: 'pagos', page: 1 } })
    talk.does('more')
    expect(talk.said[0]).toMatchObject({ page: { search: 'pagos', status: ['open', 'pending'], page: 2 } })
    const choice = { type: 'tickets', status: 'open-pending', page: 2, search: 'ñandú 5.0' } as const
    expect(decode(encode(choice))).toEqual(choice)
    talk.clicks(choice)
    expect(talk.said[0]).toMatchObject({ page: { search: 'ñandú 5.0', status: ['open', 'pending'] } })
  })

  it('takes a page or a status that does not exist for the first and for all', () => {
    const talk = nothing({ tickets: [ticket(1)] }).clicks(list(0, 'lost'))
    expect(talk.said[0]).toMatchObject({ page: { page: 1 } })
    expect(talk.state.listed).toEqual({ page: 1 })
  })

  it('in the middle of the form asks the question again', () => {
    given(technical, { world: { tickets: [ticket(1)] } })
      .clicks(list(2))
      .then({ asks: 'subject', msgs: 1 })
  })
})

describe('a question of the support side', () => {
  const waiting = ticket(4901, { status: 'pending' })
  const comment = { author: 'Marta', fromSupport: true, text: '¿Con qué tarjetas?', at: noon, files: [] }
  const asked = { type: 'changed', ticket: waiting, comment, status: 'pending' } as const

  it('is asked where nothing else is, so that plain words go to the desk', () => {
    const talk = nothing({ tickets: [waiting] }).hears(asked)
    talk.then({ asks: 'reply', notes: ['changedByDesk'], msgs: 1 })
    talk.says('Visa y Master', []).then({ acts: ['comment'] })
    expect(talk.effects.find(({ type }) => type === 'comment')).toMatchObject({
      number: 4901,
      text: 'Visa y Master',
    })
    expect(talk.replaced[0]).toEqual({
      type: 'answered',
      asks: 'reply',
      ticket: 4901,
      value: 'Visa y Master',
    })
  })

  it('leaves the question of an open draft alone', () => {
    given(technical, { world: { tickets: [waiting] } })
      .hears(asked)
      .then({ asks: 'subject', notes: ['changedByDesk'], msgs: 1 })
  })

  it('is only told where the ticket does not wait for the person', () => {
    const open = ticket(4901)
    nothing({ tickets: [open] })
      .hears({ type: 'changed', ticket: open, comment })
      .then({ notes: ['changedByDesk'], msgs: 1 })
  })
})

describe('what the support side does', () => {
  const said = (text: string) => ({ author: 'Marta', fromSupport: true, text, at: noon, files: [] })
  const changed = (number: number, more: object) =>
    ({ type: 'changed', ticket: ticket(number), ...more }) as const

  it('in quick succession is told once, as it stands at the end', () => {
    const talk = nothing().when(
      changed(4901, { status: 'pending', comment: said('uno'), tellAt: noon + 63_000 }),
    )
    talk.then({ msgs: 0 })
    talk.when(changed(4901, { status: 'open', comment: said('dos') }), undefined, 1_000)
    talk.when(changed(4901, { priority: 'urgent' }), undefined, 500).then({ msgs: 0 })
    talk.when({ type: 'rang' }, undefined, 1_500).then({ notes: ['changedByDesk'], msgs: 1 })
    expect(talk.said[0]).toMatchObject({
      with: { earlier: [{ text: 'uno' }], comment: { text: 'dos' }, status: 'open', priority: 'urgent' },
    })
    expect(talk.alarm).toBeUndefined()
    talk.when({ type: 'rang' }).then({ msgs: 0 })
  })

  it('to two tickets is told of each, one after the other', () => {
    const talk = nothing().when(changed(4901, { status: 'open', tellAt: noon + 63_000 }))
    talk.when(changed(4902, { status: 'open', tellAt: noon + 63_100 }), undefined, 100)
    talk.when({ type: 'rang' }, undefined, 3_000).then({ msgs: 1 })
    expect(talk.alarm).toBeLessThanOrEqual(talk.at)
    talk.when({ type: 'rang' }, undefined, 0).then({ msgs: 1 })
    expect(talk.said[0]).toMatchObject({ with: { number: 4902 } })
  })

  it('that nothing else is waited for with is told at once', () => {
    const talk = nothing().when(changed(4901, { status: 'open' }))
    expect(talk.alarm).toBe(talk.at)
    talk.when({ type: 'rang' }, undefined, 0).then({ notes: ['changedByDesk'], msgs: 1 })
  })

  it('on a muted ticket is not told, wherever that was said', () => {
    const talk = nothing().hears({ type: 'changed', ticket: ticket(4901, { isMuted: true }), status: 'open' })
    talk.then({ msgs: 0 })
    expect(talk.alarm).toBeUndefined()
  })

  it('is muted and unmuted at the desk, for every conversation, by the time it was said', () => {
    const talk = nothing({ tickets: [ticket(4901)] })
    for (const [act, said] of [
      ['mute', 'muted'],
      ['unmute', 'unmuted'],
    ] as const) {
      talk.says(act, [{ type: 'ticket', act, number: 4901 }]).then({ notes: [said], acts: ['mute'] })
      expect(talk.effects).toContainEqual({
        type: 'mute',
        number: 4901,
        requester: 'ana',
        isMuted: act === 'mute',
        at: talk.at,
      })
    }
  })

  it('and is still held is not told once the ticket is muted', () => {
    const talk = nothing({ tickets: [ticket(4901)] })
    talk.when(changed(4901, { status: 'open', tellAt: noon + 600_000 }))
    talk.says('mute', [{ type: 'ticket', act: 'mute', number: 4901 }]).then({ notes: ['muted'] })
    expect(talk.alarm).toBeUndefined()
  })

  it("can't be muted on somebody else's ticket", () => {
    const talk = nothing().clicks({ type: 'ticket', act: 'mute', number: 9 })
    talk.then({ notes: ['noTicket'], acts: [] })
  })
})

describe('a request whose filing was given up', () => {
  it('comes back; filed after all by the support side, the person hears the number', () => {
    const talk = given(finished).presses('send').when({ type: 'refused', draft: 1, code: 'desk.refused' })
    talk.then({ notes: ['refused'] }).when({ type: 'filed', draft: 1, ticket: ticket(5001) })
    expect(talk.said[0]).toMatchObject({ type: 'ticket', moment: 'filed', ticket: { number: 5001 } })
    talk.when({ type: 'filed', draft: 1, ticket: ticket(5001) }).then({ msgs: 0 })
  })
})
