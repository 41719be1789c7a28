import { describe, expect, it } from 'vitest'
import type { Act } from '../../src/dialog/facts.ts'
import { places, status, ticket } from './places.ts'

const acts = (text: string, place: keyof typeof places = 'start'): readonly Act[] =>
  places[place]('es').understand(text).acts

/** No question by its words, and nothing that could be done. */
const toldOf = [
  'ya está resuelto el 4821',
  'creo que el 4821 ya está resuelto',
  'ya se resolvió el 4821',
  'no reabrir el 4821',
  'no quiero reabrir el 4821',
  'acho que o 4821 já foi resolvido',
  'não quero reabrir o 4821',
  '4821 can be closed?',
  'I think ticket 4821 is solved',
  "don't reopen 4821",
] as const

describe('a question about a ticket does nothing to it', () => {
  it.each([
    '¿el 4821 ya está resuelto?',
    'el 4821 ya esta resuelto?',
    'hola, ¿el ticket 4821 ya quedó resuelto?',
    '4821 resuelto?',
    '¿ya está resuelto el 4821?',
    '¿ya cerraron el 4821?',
    'ya cerraron el 4821',
    '¿ya resolvieron el ticket 4821?',
    '¿está cerrado el 4821?',
    '¿sigue abierto el 4821?',
    '¿el 4821 sigue abierto?',
    '¿el 4821 todavía no está resuelto?',
    '¿todavía no cierran el 4821?',
    '¿el 4821 volvió a fallar?',
    'el 4821 ya está resuelto, ¿verdad?',
    'el 4821 está resuelto o no',
    'dime si el 4821 está resuelto',
    'me dices si el 4821 ya está resuelto',
    'quiero saber si el 4821 está resuelto',
    'sabes si el 4821 ya fue resuelto',
    'si el 4821 ya está resuelto',
    'cuándo estará resuelto el 4821',
    '¿cuándo van a resolver el 4821?',
    '¿por qué cerraron el 4821?',
    '¿quién cerró el 4821?',
    '¿creen que el 4821 ya está resuelto?',
    '¿puedo reabrir el 4821?',
    'puedo reabrir el 4821',
    '¿puedo cerrar el 4821?',
    '¿se puede reabrir el 4821?',
    '¿podemos cerrar el 4821?',
    '¿cómo cierro el 4821?',
    '¿cómo puedo reabrir el ticket 4821?',
    '¿reabrir 4821?',
    '¿marcar el 4821 como resuelto?',
  ])('"%s"', (text) => {
    for (const place of ['start', 'details', 'thread'] as const)
      expect(acts(text, place)).toEqual([status(4821)])
  })

  it.each([
    'o chamado 4821 já foi resolvido?',
    'o 4821 ja foi resolvido?',
    'oi, o 4821 está fechado?',
    'já foi resolvido o 4821?',
    'já fecharam o 4821?',
    'vocês já resolveram o chamado 4821?',
    'o 4821 continua aberto?',
    'o 4821 ainda está aberto?',
    'o 4821 ainda não foi resolvido?',
    'o 4821 voltou a falhar?',
    'o 4821 foi resolvido, né?',
    'o 4821 foi resolvido ou não',
    'quero saber se o 4821 foi resolvido',
    'me diz se o 4821 já foi fechado',
    'você sabe se o 4821 foi resolvido',
    'quando o 4821 será resolvido',
    'quem fechou o 4821?',
    'quando vão resolver o 4821?',
    'por que fecharam o 4821?',
    'posso reabrir o 4821?',
    'posso fechar o 4821?',
    'dá para reabrir o 4821?',
    'como faço para reabrir o 4821?',
    'podemos fechar o 4821?',
  ])('"%s"', (text) => {
    for (const place of ['start', 'details', 'thread'] as const)
      expect(acts(text, place)).toEqual([status(4821)])
  })

  it.each([
    'is 4821 solved yet?',
    'is 4821 solved',
    'hi, is ticket 4821 closed?',
    'has 4821 been closed?',
    'was 4821 ever fixed',
    '4821 solved?',
    '4821 is solved, right?',
    'is 4821 still open?',
    '4821 is still not solved?',
    "isn't 4821 solved yet?",
    'did they close 4821',
    'did you solve 4821?',
    'did 4821 fail again?',
    'is 4821 solved or not',
    'can you tell me if 4821 is solved',
    'do you know whether 4821 has been resolved?',
    'i want to know if 4821 is fixed',
    'when will 4821 be resolved',
    'why was 4821 closed?',
    'who closed 4821?',
    'do you want to close 4821?',
    'can I reopen 4821?',
    'can i close 4821',
    'should I close 4821?',
    'may we reopen ticket 4821?',
    'how do I reopen 4821?',
    'is it possible to reopen 4821?',
    'close 4821?',
  ])('"%s"', (text) => {
    for (const place of ['start', 'details', 'thread'] as const)
      expect(acts(text, place)).toEqual([status(4821)])
  })

  it.each(toldOf)('nor does what leaves open whether it is one: "%s"', (text) => {
    for (const place of ['start', 'thread'] as const) expect(acts(text, place)).toEqual([status(4821)])
  })

  it.each([
    '¿ya está resuelto?',
    '¿ya lo cerraron?',
    'já foi resolvido?',
    'is it solved yet?',
    '¿ya funciona?',
  ])('in the thread of the ticket "%s" means that one', (text) => {
    expect(acts(text, 'thread')).toEqual([status(4901)])
  })

  it.each(['¿ya está resuelto mi ticket?', 'o meu chamado já foi resolvido?', 'is my ticket solved yet?'])(
    '"%s" means the last one',
    (text) => {
      expect(acts(text)).toEqual([status('last')])
    },
  )
})

describe('what is said or wanted of a ticket is done', () => {
  it.each([
    'cierra el 4821',
    'cerrar 4821, por favor',
    '¿puedes cerrar el 4821?',
    '¿podrías marcar el 4821 como resuelto?',
    '4821 ya quedó resuelto, gracias',
    'el 4821 ya está resuelto',
    'sí, el 4821 ya está resuelto',
    'Sí el 4821 ya está resuelto',
    'no, cierra el 4821',
    'quiero cerrar el 4821',
    'pode fechar o 4821',
    'já podem fechar o 4821',
    'podem fechar o 4821?',
    'ya pueden cerrar el 4821',
    'you can close 4821 now, thanks',
    'pode fechar o 4821?',
    'o chamado 4821 já foi resolvido, obrigado',
    'fechar o 4821',
    'close 4821',
    'can you close 4821?',
    'could you close 4821, please?',
    '4821 is solved, thank you!',
    'mark 4821 as solved',
  ])('"%s" solves it', (text) => {
    for (const place of ['start', 'details', 'thread'] as const)
      expect(acts(text, place)).toEqual([ticket('solve', 4821)])
  })

  it.each(['reabrir 4821', '¿puedes reabrir el 4821?', 'can you reopen 4821?', 'quero reabrir o 4821'])(
    '"%s" reopens it',
    (text) => {
      expect(acts(text)).toEqual([ticket('reopen', 4821)])
    },
  )

  it('with the words that come with it, and not with the mark before them', () => {
    expect(acts('can you reopen 4821? It fails again')).toEqual([ticket('reopen', 4821, 'It fails again')])
  })

  it.each([
    'todavía no está resuelto el 4821',
    'el 4821 todavía no está resuelto',
    'aún no resuelven el 4821',
    'el 4821 no ha sido resuelto',
    'no cierres el 4821',
    'no cierren el ticket 4821 todavía',
    'mejor no cerrar el 4821',
    'no marques el 4821 como resuelto',
    "don't mark 4821 as solved",
    'não marque o 4821 como resolvido',
    'ainda não foi resolvido o 4821',
    'o 4821 ainda não foi resolvido',
    'não feche o 4821',
    'o 4821 não está resolvido',
    '4821 is not solved yet',
    "4821 isn't solved",
    "4821 hasn't been resolved",
    "don't close 4821",
    'do not close 4821 yet',
    'el 4821 volvió a fallar, ¿pueden revisarlo?',
    '4821 is failing again can you check?',
  ])('"%s" says that it is not over, and never solves it', (text) => {
    for (const place of ['start', 'thread'] as const)
      expect(acts(text, place)).toEqual([ticket('reopen', 4821, text)])
  })
})

it.each([
  'cerrado en 2023',
  'no estará listo en 2027',
  'abierto 24 horas',
  'no funciona desde 2024',
  'aberto em 2023',
])('"%s" is about no ticket', (text) => {
  expect(acts(text, 'details')).toEqual([])
})

describe('where the form asks for words', () => {
  it.each([
    'no funciona el 4821',
    'todavía no está resuelto el 500',
    'el ticket 4821 fue cerrado sin resolver',
    'por el ticket 4821 que está cerrado',
    '¿por qué cerraron mi caso?',
    'ya cerraron mi ticket',
    'não funciona o 4821',
    'o 4821 não foi fechado',
    'já fecharam meu chamado',
    'I have ticket 4821 open',
    '4821 is still open',
    'ticket 4821 is not resolved',
    'why was my ticket closed',
    ...toldOf,
  ])('"%s" is the answer', (text) => {
    for (const place of ['subject', 'details'] as const)
      expect(places[place]('es').understand(text)).toMatchObject({ acts: [] })
    expect(places.subject('es').says(text).answers['subject']).toBe(text)
  })
})

describe('how it goes', () => {
  const last: Act = { type: 'ticket', act: 'status', number: 'last' }

  it.each([
    '¿hay novedades?',
    'alguna novedad?',
    'y alguna respuesta?',
    '¿cuál es el estado?',
    'cómo va?',
    'cómo va eso',
    'y como va mi otro ticket?',
    'qual o status?',
    'qual é o status?',
    'qual a situação?',
    'tem novidade?',
    'alguma novidade?',
    'any news?',
    'any updates?',
    "what's the status?",
    'update?',
    'how is it going?',
  ])('of all tickets, where none was told of: "%s"', (text) => {
    expect(acts(text)).toEqual([{ type: 'tickets' }])
    expect(acts(text, 'impact')).toEqual([{ type: 'tickets' }])
  })

  it.each([
    '¿qué pasó con mi ticket?',
    'en qué quedó mi caso',
    '¿hay novedades de mi ticket?',
    'qual o status do meu chamado?',
    'o que aconteceu com meu chamado',
    'cadê meu chamado?',
    'alguma novidade do meu chamado?',
    'what happened to my ticket?',
    "what's going on with my ticket",
    "how's my ticket doing?",
    'where is my ticket?',
    'any news about my case?',
  ])('of the last one: "%s"', (text) => {
    expect(acts(text)).toEqual([last])
  })

  it.each([
    'respuesta lenta del checkout',
    'el estado del pedido no cambia',
    'update the catalog',
    'como va el pago?',
  ])('of something else is nothing about tickets: "%s"', (text) => {
    expect(acts(text).filter(({ type }) => type === 'tickets' || type === 'ticket')).toEqual([])
  })
})
