import { describe, expect, it } from 'vitest'
import { searchable, soughtIn, wordsOf } from '../../src/desk/fold.ts'

describe('search in tickets', () => {
  it('ignores accents, capitals and signs', () => {
    expect(wordsOf('¿Facturación B2B, não?')).toEqual(['facturacion', 'b2b', 'nao'])
    expect(searchable('Año 2026', undefined, 'São Paulo')).toBe(' ano 2026 sao paulo')
  })

  it('takes digits alone for a number too', () => {
    expect(soughtIn('#4855')).toEqual({ number: 4855, words: ['4855'] })
    expect(soughtIn('pedido 4855')).toEqual({ number: null, words: ['pedido', '4855'] })
    expect(soughtIn('9'.repeat(16))).toMatchObject({ number: null })
  })

  it('looks for nothing in an empty text', () => {
    expect(soughtIn('  ')).toBeUndefined()
    expect(soughtIn(undefined)).toBeUndefined()
  })
})
