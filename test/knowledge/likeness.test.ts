import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramsOf } from '../../src/knowledge/grams.ts'
import { createLikeness, readTitleGrams } from '../../src/knowledge/likeness.ts'
import { atOnce } from '../../src/knowledge/steps.ts'

/** Few letters, so that texts have some in common. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ñ', ' '), maxLength: 12 })

describe('the grams of a text', () => {
  it('are each there once, in order', () => {
    fc.assert(
      fc.property(text, (any) => {
        const grams = [...gramsOf(any)]
        expect(grams).toEqual([...new Set(grams)].sort((a, b) => a - b))
      }),
    )
  })

  it('are the same without accents and capitals', () => {
    expect(gramsOf('CONFIGURACIÓN')).toEqual(gramsOf('configuracion'))
  })

  it('are none without a word', () => {
    expect(gramsOf('… ¿?')).toHaveLength(0)
  })
})

const likenessOf = (titles: readonly (string | undefined)[]) => createLikeness(atOnce(readTitleGrams(titles)))

describe('the likeness of titles', () => {
  const like = likenessOf(['Configurar pago con Zumapay', undefined, 'Exportar pedidos'])

  it('is one for the same title, accents and capitals aside', () => {
    expect(like.to(gramsOf('CONFIGURAR págo con zumapay'))(0)).toBeCloseTo(1)
  })

  it('is more where more letters are the same', () => {
    const asked = like.to(gramsOf('confgurar zumapai'))
    expect(asked(0)).toBeGreaterThan(0.3)
    expect(asked(2)).toBeLessThan(0.1)
  })

  it('is none without a title or a text', () => {
    expect(like.to(gramsOf('pago'))(1)).toBe(0)
    expect(like.to(gramsOf(''))(0)).toBe(0)
  })

  it('is the weight of what both have beside that of all they have', () => {
    const titles = ['aabba ñab', 'abba', 'ba ñaña', 'bbb aab abba']
    const some = likenessOf(titles)
    const sets = titles.map((title) => new Set(gramsOf(title)))
    const weightOf = (grams: Iterable<number>) =>
      Array.from(
        grams,
        (gram) => Math.log(5 / (sets.filter((set) => set.has(gram)).length + 0.5)) ** 2,
      ).reduce((a, b) => a + b, 0)
    fc.assert(
      fc.property(text, fc.nat({ max: 3 }), (asked, title) => {
        const grams = gramsOf(asked)
        const own = sets[title] ?? new Set()
        const both = weightOf(grams.filter((gram) => own.has(gram)))
        const expected = both === 0 ? 0 : both / Math.sqrt(weightOf(grams) * weightOf(own))
        expect(some.to(grams)(title)).toBeCloseTo(expected, 5)
      }),
    )
  })
})
