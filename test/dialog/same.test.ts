// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import { alike } from '../../src/dialog/alike.ts'
import { file, given, technical, ticket } from './spec.ts'

const finished = {
  ...technical,
  subject: 'El checkout falla al pagar',
  articles: 'none_helps',
  impact: 'critical',
  affected_users: 'everyone',
  experience: 'expert',
  details: 'Desde las 10:00',
  attachments: '-',
  share_consent: false,
}
const open = ticket(4821, { subject: 'checkout no deja pagar' })
describe('a request about what a ticket is open for already', () => {
  it('shows that ticket before it is sent, and asks whether it goes there', () => {
    const talk = given(finished, { world: { same: open } }).presses('send')
    talk.then({ asks: 'same', acts: [] })
    expect(talk.said[0]).toMatchObject({ type: 'ticket', ticket: { number: 4821 } })
  })

  it('goes there with its words and files, and can be brought back', () => {
    const talk = given(finished, { world: { same: open }, files: [file('captura.png')] })
      .presses('send')
      .presses('yes')
    talk.then({ notes: ['addedToSame'], acts: ['comment'] })
    expect(talk.effects.find(({ type }) => type === 'comment')).toMatchObject({
      number: 4821,
      text: expect.stringContaining('El checkout falla al pagar\n\nDesde las 10:00') as string,
      files: [{ name: 'captura.png' }],
    })
    talk.does('resume').then({ asks: 'review' })
  })

  it.each(['no', 'send'] as const)('is sent apart when the person says "%s"', (word) => {
    given(finished, { world: { same: open } })
      .presses('send')
      .does(word)
      .then({ acts: ['file', 'remember'] })
  })

  it('is sent at once where there is none, where that can not be found out, and where it follows one', () => {
    given(finished)
      .presses('send')
      .then({ acts: ['file', 'remember'] })
    given(finished, { world: { missing: ['same'] } })
      .presses('send')
      .then({ acts: ['file', 'remember'] })
  })
})

describe('two subjects', () => {
  it.each([
    ['El checkout falla al pagar', 'checkout no deja pagar'],
    ['Boleto não gera no checkout', 'boletos não geram no checkout'],
    ['Checkout error 502', 'error 502 in the checkout'],
    ['Cupones no se aplican', 'los cupones no se aplican en la tienda'],
  ])('are about the same: "%s", "%s"', (one, other) => {
    expect(alike(one, other)).toBeGreaterThanOrEqual(0.5)
    expect(alike(other, one)).toBe(alike(one, other))
  })

  it.each([
    ['El checkout falla al pagar', 'El checkout no muestra el frete'],
    ['Problema con la factura', 'Problema con el checkout'],
    ['ayuda', 'ayuda por favor'],
    ['Pix', 'Boleto'],
    ['', ''],
  ])('are not: "%s", "%s"', (one, other) => {
    expect(alike(one, other)).toBe(0)
  })
})
