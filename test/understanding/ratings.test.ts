import { describe, expect, it } from 'vitest'
import { languages } from '../../src/dialog/language.ts'
import { phrasesIn } from '../../src/i18n/speak.ts'
import { places } from './places.ts'

describe('a rating in words', () => {
  it.each([
    ['calificar 4855 con 5', 5],
    ['califico el ticket 4855 con un 4', 4],
    ['le doy un 3 al ticket 4855', 3],
    ['rate ticket 4855 5 stars', 5],
    ['rate 4855 very dissatisfied', 1],
    ['avaliar 4855 com 2, por favor', 2],
    ['nota 5 para o chamado 4855', 5],
  ])('"%s"', (text, score) => {
    for (const place of ['start', 'details', 'review'] as const)
      expect(places[place]('es').understand(text).acts).toEqual([{ type: 'rate', number: 4855, score }])
  })

  it.each(languages)('is what the survey says can be typed, in %s', (language) => {
    const example = /[«“](.+)[»”]/.exec(phrasesIn(language).ticket.howToRate(4855))?.[1] ?? ''
    expect(places.start(language).understand(example).acts).toEqual([
      { type: 'rate', number: 4855, score: 5 },
    ])
  })

  it('needs no number in the thread of a ticket', () => {
    expect(places.thread('es').understand('calificar con 5').acts).toEqual([
      { type: 'rate', number: 4901, score: 5 },
    ])
  })

  it.each(['calificar con 5', 'calificar 4855 con 7', 'los clientes califican 4855 con 5 estrellas'])(
    '"%s" is none',
    (text) => {
      expect(places.details('es').understand(text).acts).toEqual([])
    },
  )
})
