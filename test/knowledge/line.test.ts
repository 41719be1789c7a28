import { describe, expect, it } from 'vitest'
import { lineOf } from '../../src/knowledge/line.ts'
import { stemsOf } from '../../src/knowledge/stem.ts'

/** The line shown of an article with this body to who looked for these words. */
const lineFor = (asked: string, body: string): string => {
  const wanted = new Set(stemsOf(asked, 'es'))
  const document = {
    id: 'coupon',
    kind: 'tutorial',
    locale: 'es',
    url: 'https://help.example.com/es/coupon',
    title: 'Cupones',
    body,
    breadcrumb: 'Ayuda',
    updatedAt: null,
  } as const
  return lineOf(document, undefined, (stem) => (wanted.has(stem) ? 1 : 0))
}

describe('the line of an article', () => {
  it('is the sentence that says what was asked', () => {
    expect(lineFor('cupón vencido', 'Hay muchas reglas en la tienda. Un cupón vencido no se aplica.')).toBe(
      'Un cupón vencido no se aplica.',
    )
  })

  it.each([
    ['a point of a list', 'Revisa estas cosas:\n- si usa cupón: que esté activo y sin usos agotados.'],
    [
      'a line broken by its width',
      'Para que el descuento se vea,\nsi usa cupón: que esté activo y sin usos agotados.',
    ],
    ['what follows a mark', 'El descuento no se ve\n; si usa cupón: que esté activo y sin usos agotados.'],
  ])('says that it begins in the middle of a sentence, as %s does', (_what, body) => {
    expect(lineFor('cupón activo agotado', body)).toBe('…si usa cupón: que esté activo y sin usos agotados.')
  })

  it.each([
    'ÁREA de cupones: revisa que cada cupón esté activo.',
    '¿el cupón está activo y sin usos agotados?',
    '«cupón activo» es el estado que hace falta.',
    '3 cupones activos como máximo en cada carrito.',
    'https://example.com/cupones explica cada cupón activo.',
  ])('leaves what begins a sentence as it is: %s', (body) => {
    expect(lineFor('cupón activo', body)).toBe(body)
  })

  it('is never longer than 160 characters', () => {
    expect(lineFor('cupón', `el cupón ${'con muchas palabras '.repeat(20)}`)).toMatch(/^….{100,158}…$/)
  })
})
