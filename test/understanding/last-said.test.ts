import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import type { Ticket } from '../../src/dialog/ticket.ts'
import { asking, noon, talk, type Talk } from './talk.ts'

const subject = { area: 'technical', problem_type: 'problem', subject: 'Precios en cero' }
const cancelled = (language: Language = 'es'): Talk => asking(subject, { language }).says('cancelar')
const notesOf = ({ heard }: Talk) => heard.flatMap((each) => (each.type === 'note' ? [each.note] : []))

describe('right after a draft was cancelled', () => {
  it.each([
    ['es', 'sí'],
    ['es', 'si'],
    ['es', 'espera, sí'],
    ['es', 'sí, por favor'],
    ['es', 'no, sigue'],
    ['es', 'no, espera, sigue'],
    ['es', 'no quería cancelar'],
    ['pt', 'sim'],
    ['pt', 'espera, sim'],
    ['pt', 'nao, continua'],
    ['pt', 'não queria cancelar'],
    ['en', 'yes'],
    ['en', 'wait, yes'],
    ['en', 'yes please'],
    ['en', 'no, keep going'],
    ['en', "I didn't want to cancel"],
  ] as const)('%s "%s" brings it back', (language, text) => {
    const now = cancelled(language).says(text)
    expect(now).toMatchObject({ asks: 'impact', answers: subject })
    expect(notesOf(now)).toEqual(['resumed'])
  })

  it.each(['no', 'não', 'nope', 'no gracias'])('"%s" leaves it', (text) => {
    const now = cancelled().says(text)
    expect(now.state).toMatchObject({ draft: undefined, live: undefined, shelf: { id: 1 } })
  })

  it.each(['gracias', '¿cómo va el 4821?', 'english', 'no'])('after "%s" a yes is for nothing', (text) => {
    expect(cancelled().says(text).says('sí').state.draft).toBeUndefined()
  })

  it('nor after news of a ticket', () => {
    const told = cancelled()
      .happens({ type: 'changed', ticket: solved, status: 'solved' })
      .happens({ type: 'rang' })
    expect(told.says('sí').state.draft).toBeUndefined()
  })

  it('a request that begins takes its place', () => {
    const now = cancelled().says('Tengo una duda').says('sí')
    expect(now.answers['subject']).not.toBe('Precios en cero')
  })
})

const solved: Ticket = {
  number: 4821,
  subject: 'Cupones',
  status: 'solved',
  priority: 'normal',
  createdAt: noon,
  updatedAt: noon,
}
const filed: Ticket = { ...solved, number: 4822, status: 'open' }
/** A rating was asked for in the chat. */
const surveyed = (): Talk =>
  talk({ tickets: [solved, filed] })
    .happens({ type: 'changed', ticket: solved, status: 'solved' })
    .happens({ type: 'rang' })
const rated = ({ effects }: Talk) => effects.filter(({ type }) => type === 'rate')

const bare = ['5', '1', 'cinco', '⭐⭐⭐⭐', 'muy satisfecho'] as const

describe('a score alone', () => {
  it.each(bare)('"%s" is the rating where that was asked for last', (text) => {
    expect(rated(surveyed().says(text))).toMatchObject([{ number: 4821 }])
    expect(rated(surveyed().says('gracias').says(text))).toMatchObject([{ number: 4821 }])
  })

  const after: Readonly<Record<string, () => Talk>> = {
    'a request was filed': () => {
      const so = surveyed()
      const filing = [{ id: 7, revision: 1, answers: {}, files: [], undo: [] }]
      return talk({ tickets: [solved, filed] }, { ...so.state, drafts: 7, filing }).happens({
        type: 'filed',
        draft: 7,
        ticket: filed,
      })
    },
    'another ticket was shown': () => surveyed().says('ticket 4822'),
    'the tickets were listed': () => surveyed().says('mis tickets'),
    'a request was begun and cancelled': () => surveyed().says('Tengo una duda técnica').says('cancelar'),
  }

  for (const [what, given] of Object.entries(after))
    it.each([...bare, 'no', '👎', '👍', 'ok'])(
      `"%s" rates nothing after ${what}, nor shows that ticket`,
      (text) => {
        const now = given().says(text)
        expect(rated(now)).toEqual([])
        expect(now.heard).not.toContainEqual(
          expect.objectContaining({ type: 'ticket', ticket: expect.objectContaining({ number: 4821 }) }),
        )
      },
    )

  it('with words that say what it is, rates all the same', () => {
    const now = after['a request was filed']!().says('califica el 4821 con 5')
    expect(rated(now)).toMatchObject([{ number: 4821, score: 5 }])
  })

  it('is the rating again where the ticket is shown anew', () => {
    expect(rated(after['a request was filed']!().says('ticket 4821').says('4'))).toMatchObject([
      { number: 4821, score: 4 },
    ])
  })
})

describe('a message that was a rating', () => {
  const score = surveyed().happens({ type: 'said', message: 'r1', text: '4', files: [] })
  const told = score.happens({ type: 'done', act: 'rate', ticket: { ...solved, rating: 4 } })
  const comment = told.happens({ type: 'said', message: 'r2', text: 'Muy rápidos todos', files: [] })

  it.each([
    ['the score', told, 'r1', '2'],
    ['the score, once a comment was given', comment, 'r1', '2'],
    ['the comment', comment, 'r2', 'Muy lentos todos'],
  ] as const)('says when it is edited that it stays: %s', (_, given, message, text) => {
    const now = given.happens({ type: 'edited', message, text })
    expect(notesOf(now)).toEqual(['cannotRateAnew'])
    expect(now.effects.filter(({ type }) => type !== 'say')).toEqual([])
    expect(now.asks).toBe(given.asks)
  })
})
