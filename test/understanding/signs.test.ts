import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/dialog/language.ts'
import type { Ticket, TicketStatus } from '../../src/dialog/ticket.ts'
import { phrasesIn } from '../../src/i18n/speak.ts'
import { noon, talk, type Talk } from './talk.ts'

const of = (status: TicketStatus, more: Partial<Ticket> = {}): Ticket => ({
  number: 4821,
  subject: 'Cupones',
  status,
  priority: 'normal',
  createdAt: noon,
  updatedAt: noon,
  ...(status === 'solved' && { reopenUntil: noon + 86_400_000 }),
  ...more,
})
const comment = { author: 'Marta', fromSupport: true, text: '¿Podemos publicarlo?', at: noon, files: [] }

type Where = 'thread' | 'chat' | 'replying'
const wheres: readonly Where[] = ['thread', 'chat', 'replying']

/**
 * Where a ticket with this status was told of: in its own thread, in the chat, and in the chat where words for it were asked
 * before.
 */
function told(where: Where, ticket: Ticket, language: Language = 'es'): Talk {
  const start = talk({ language, tickets: [ticket] })
  const before =
    where === 'replying'
      ? start
          .happens({ type: 'changed', ticket: of('pending'), comment, status: 'pending' })
          .happens({ type: 'rang' })
      : start
  return before
    .happens({
      type: 'changed',
      ticket,
      status: ticket.status,
      ...(ticket.status === 'pending' && { comment }),
      ...(where === 'thread' && { ownThread: true }),
    })
    .happens({ type: 'rang' })
}

/** What is asked of the desk. */
const acts = ({ effects }: Talk) =>
  effects.flatMap((each) =>
    each.type === 'say' ? [] : [each.type === 'rate' ? `rate ${each.score}` : each.type],
  )
const heard = ({ heard: content }: Talk) =>
  content.map((each) => (each.type === 'note' ? each.note : each.type)).filter((each) => each !== 'ask')

const scores = [
  ['5', 5],
  ['5!', 5],
  ['5️⃣', 5],
  ['un 5', 5],
  ['5/5', 5],
  ['4 de 5', 4],
  ['4 out of 5', 4],
  ['10/10', 5],
  ['8/10', 4],
  ['10 de 10', 5],
  ['100%', 5],
  ['5 estrellas', 5],
  ['3 estrelas', 3],
  ['4 stars', 4],
  ['⭐⭐⭐⭐⭐', 5],
  ['★★★☆☆', 3],
  ['cinco', 5],
  ['five', 5],
  ['nota 5', 5],
  ['le doy un 4', 4],
  ['dou nota 5', 5],
  ["I'd give it a 4", 4],
  ['5, gracias', 5],
  ['1', 1],
  ['2', 2],
  ['muy satisfecho', 5],
  ['Muito satisfeito', 5],
  ['very satisfied', 5],
] as const

const thanks = {
  es: [
    '👍',
    '👍🏽',
    '👍👍',
    '🙏',
    '❤️',
    '✅',
    'gracias',
    'muchas gracias!',
    'ok',
    'perfecto',
    'listo',
    'sí',
    'excelente',
    'todo bien',
    'eso es todo',
    'no, gracias',
    'no, eso es todo',
    'gracias 👍',
  ],
  pt: [
    '👍',
    'obrigado',
    'Obrigada!!',
    'valeu',
    'ok',
    'sim',
    'perfeito',
    'beleza',
    'tudo certo',
    'não, obrigado',
    'não, só isso',
    '👏👏',
  ],
  en: [
    '👍',
    'thanks!',
    'thank you so much',
    'ok',
    'yes',
    'great',
    'all good',
    "that's all",
    'no thanks',
    "no, that's all",
    '🎉',
    'cool 😎',
  ],
} as const

describe.each(wheres)('of a solved ticket, in %s,', (where) => {
  it.each(scores)('"%s" is the rating', (text, score) => {
    expect(acts(told(where, of('solved')).says(text))).toEqual([`rate ${score}`])
  })

  it.each(
    Object.entries(thanks).flatMap(([language, texts]) => texts.map((text) => [language, text] as const)),
  )('in %s, "%s" is answered kindly, and reopens nothing', (language, text) => {
    const now = told(where, of('solved'), language as Language).says(text)
    expect([acts(now), heard(now)]).toEqual([[], ['welcomeThanks']])
  })

  it.each(['👎', 'no', 'não', 'nope', '???', '😡', '9', '0', '10', '7/10', '4.5', '6 estrellas'])(
    '"%s" shows the ticket, which can be rated or reopened there',
    (text) => {
      const now = told(where, of('solved')).says(text)
      expect([acts(now), heard(now)]).toEqual([[], ['ticket']])
    },
  )

  it.each(['ya funciona, gracias', 'it works now', 'agora funcionou'])('"%s" is good news', (text) => {
    const now = told(where, of('solved')).says(text)
    expect([acts(now), heard(now)]).toEqual([[], ['gladItWorks', 'ticket']])
  })

  it('closes the prompt that asked for words, because no more are waited for', () => {
    expect(told(where, of('solved')).says('👍').asks).toBeUndefined()
    expect(told(where, of('solved')).says('👎').asks).toBeUndefined()
  })
})

describe('in the thread or under the question of a solved ticket', () => {
  it.each(['thread', 'replying'] as const)(
    'a second rating shows the first, because it has no other, in %s',
    (where) => {
      const now = told(where, of('solved', { rating: 4 })).says('5')
      expect([acts(now), heard(now)]).toEqual([[], ['ticket']])
    },
  )

  it.each([
    'sigue sin funcionar, miren la captura',
    '5 tiendas siguen caídas',
    'no, sigue fallando',
    'again',
    'de novo',
    'for that',
    'ok, pero falta el carrito',
  ])('"%s" is a reply, which reopens it', (text) => {
    for (const where of ['thread', 'replying'] as const)
      expect(acts(told(where, of('solved')).says(text))).toEqual(['comment'])
  })
})

describe('of a closed ticket', () => {
  it.each(['👍', 'gracias', 'ok', 'no, gracias'])('"%s" is answered kindly', (text) => {
    const now = told('thread', of('closed')).says(text)
    expect([acts(now), heard(now)]).toEqual([[], ['welcomeThanks']])
  })
})

describe('of a ticket that awaits the reply of the person', () => {
  it.each([
    '👍',
    'ok',
    'sí',
    'no',
    'dale',
    '👎',
    'sim',
    'yes',
    '1',
    '2',
    '5',
    '10/10',
    'cinco',
    'perfecto',
    'no, gracias',
    'Visa y Master',
    'ya funciona',
  ])('"%s" goes to the desk, because it may be all the answer that was asked for', (text) => {
    for (const where of ['thread', 'replying'] as const) {
      const now = told(where, of('pending')).says(text)
      expect([acts(now), heard(now)]).toEqual([['comment'], []])
    }
  })

  it.each(['gracias', 'obrigado', 'thanks!', '🙏'])('"%s" is thanks, and no answer', (text) => {
    for (const where of ['thread', 'replying'] as const)
      expect([
        acts(told(where, of('pending')).says(text)),
        told(where, of('pending')).says(text).asks,
      ]).toEqual([[], where === 'thread' ? undefined : 'reply'])
  })
})

describe('of a ticket that was solved and is open again', () => {
  it.each(['5', '👍', 'no'])('"%s" in the chat rates nothing, and shows it', (text) => {
    const { state } = told('chat', of('solved'))
    const now = talk({ tickets: [of('open')] }, state).says(text)
    expect([acts(now), heard(now)]).toEqual([[], ['ticket']])
  })

  it.each(['5', '👍', 'no'])('"%s" in its thread is a reply', (text) => {
    const { state } = told('thread', of('solved'))
    expect(acts(talk({ tickets: [of('open')] }, state).says(text))).toEqual(['comment'])
  })
})

describe('while it may be said why', () => {
  const rated = () =>
    told('chat', of('solved'))
      .says('4')
      .happens({ type: 'done', act: 'rate', ticket: of('solved', { rating: 4 }) })

  const buttons = languages.map((language) => phrasesIn(language).ways.noComment)
  it.each(['👍', '4', 'ok', 'gracias', '🙏', 'no', 'no, gracias', 'obrigado', 'no thanks', ...buttons])(
    '"%s" leaves the rating as it is',
    (text) => {
      expect(rated().asks).toBe('rateComment')
      const now = rated().says(text)
      expect([acts(now), now.asks]).toEqual([[], undefined])
    },
  )

  it.each(['Marta fue muy amable', '5 días es mucho'])('"%s" is why', (text) => {
    expect(acts(rated().says(text))).toEqual(['rate 4'])
  })
})

describe('where no ticket was told of', () => {
  it.each(['5', 'no', '👎', '10/10', 'ok'])('"%s" rates and nods nothing', (text) => {
    for (const { type } of talk().understand(text).acts) expect(['rate', 'nod']).not.toContain(type)
  })
})

it('the number that answers the question of the form rates no ticket', () => {
  const { state } = told('chat', of('solved')).says('quiero abrir un ticket').says('hola')
  const now = talk({ tickets: [of('solved')] }, state)
  expect(now.asks).toBeDefined()
  expect(acts(now.says('1'))).not.toContain('rate 1')
})
