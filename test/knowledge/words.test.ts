import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/dialog/language.ts'
import { createGuess, learnTrigrams } from '../../src/knowledge/guess.ts'
import { sameTitle, apart } from '../../src/knowledge/near-equal.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import { stem } from '../../src/knowledge/stem.ts'
import { fold, words } from '../../src/knowledge/tokens.ts'
import { documents } from './documents.ts'

describe('words', () => {
  it('folds accents and capitals', () => {
    expect(words('Configuração do ÍNDICE, ¿qué?')).toEqual(['configuracao', 'do', 'indice', 'que'])
  })

  it('keeps codes whole, and in their parts', () => {
    expect(words('error CHK-0082 en e-mail')).toEqual([
      'error',
      'chk0082',
      'chk',
      '0082',
      'en',
      'email',
      'mail',
    ])
  })

  it('reads any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => words(text).every((word) => word !== '')))
  })
})

describe('stems', () => {
  it.each([
    ['es', 'configuración', 'configuraciones'],
    ['es', 'pago', 'pagos'],
    ['pt', 'configuração', 'configurações'],
    ['pt', 'promoção', 'promoções'],
    ['en', 'payment', 'payments'],
  ] as const)(
    'are one for the forms of a word, with accents or without (%s: %s, %s)',
    (language, one, other) => {
      expect(stem(fold(one), language)).toBe(stem(fold(other), language))
    },
  )

  it('leave codes alone', () => {
    for (const language of languages) expect(stem('chk0082s', language)).toBe('chk0082s')
  })
})

describe('the guess of the language', () => {
  const guess = createGuess(atOnce(learnTrigrams(documents)))

  it.each([
    ['es', 'el plazo de entrega no aparece en el carrito'],
    ['pt', 'o prazo de entrega não aparece no carrinho'],
    ['en', 'the delivery estimate is missing from the cart'],
  ] as const)('reads %s, whatever was expected', (language, text) => {
    for (const expected of languages) expect(guess(text, expected)[language]).toBeGreaterThan(0.8)
  })

  it('keeps to what is expected where the text does not tell', () => {
    for (const expected of languages) expect(guess('4711 ???', expected)[expected]).toBeGreaterThan(0.5)
  })

  it('adds up to one', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...languages), (text, expected) => {
        const { es, pt, en } = guess(text, expected)
        expect(es + pt + en).toBeCloseTo(1)
      }),
    )
  })
})

describe('near-equal titles', () => {
  it('are equal but for a step number, capitals and accents', () => {
    expect(sameTitle('2. Exportar los Pedidos', '1. Exportar lós pedidos')).toBe(true)
    expect(sameTitle('Exportar los pedidos', 'Importar los pedidos')).toBe(false)
  })

  it('do not stand side by side while anything else is left', () => {
    expect(apart(['a x', 'A x', 'b y', 'c z', 'a X'], (title) => title)).toEqual([
      'a x',
      'b y',
      'A x',
      'c z',
      'a X',
    ])
  })

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a b', 'c d', 'e f')), (titles) => {
        expect(apart(titles, (title) => title).sort()).toEqual(titles.sort())
      }),
    )
  })
})
