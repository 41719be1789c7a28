import { describe, expect, it } from 'vitest'
import { createSpelling, typosBetween } from '../../src/knowledge/spelling.ts'

const known = ['pago', 'pagos', 'checkout', 'factura', 'facturas', 'captura', 'carrito', 'envio']
const spelling = createSpelling(known, (place) => known.length - place)

describe('spelling', () => {
  it.each([
    ['chekout', 'checkout'],
    ['checkotu', 'checkout'],
    ['cheeckout', 'checkout'],
    ['farctura', 'factura'],
    ['pgao', 'pago'],
    ['hceckout', 'checkout'],
  ])('takes %s for %s', (typo, meant) => {
    expect(spelling.nearest(typo)).toBe(meant)
  })

  it.each(['xyz', 'pa', 'banana', 'catpuras12', 'c'.repeat(60)])('takes %s for nothing known', (word) => {
    expect(spelling.nearest(word)).toBeUndefined()
  })

  it('takes the more common of two that are as near', () => {
    const two = ['casa', 'cama']
    expect(createSpelling(two, (place) => [1, 9][place] ?? 0).nearest('cara')).toBe('cama')
    expect(createSpelling(two, (place) => [9, 1][place] ?? 0).nearest('cara')).toBe('casa')
  })

  it('counts what was forgotten, added, changed or swapped, each as one', () => {
    expect(typosBetween('pago', 'pago', 2)).toBe(0)
    expect(typosBetween('pgo', 'pago', 2)).toBe(1)
    expect(typosBetween('paggo', 'pago', 2)).toBe(1)
    expect(typosBetween('pafo', 'pago', 2)).toBe(1)
    expect(typosBetween('apgo', 'pago', 2)).toBe(1)
    expect(typosBetween('perro', 'gatos', 2)).toBeGreaterThan(2)
  })
})
