// oxlint-disable vitest/expect-expect -- `then` of a conversation is what expects
import { describe, expect, it } from 'vitest'
import { alike, mostAlike } from '../../src/dialog/alike.ts'
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

  it('takes all that was answered along, whatever question it was', () => {
    const talk = given(finished, { world: { same: open } })
      .presses('send')
      .presses('yes')
    expect(talk.effects.find(({ type }) => type === 'comment')).toMatchObject({
      adds: { answers: expect.arrayContaining([expect.objectContaining({ question: 'impact' })]) as unknown },
    })
  })

  it.each(['no', 'send', 'continue', 'skip'] as const)('is sent apart when the person says "%s"', (word) => {
    given(finished, { world: { same: open } })
      .presses('send')
      .does(word)
      .then({ acts: ['file', 'remember'] })
  })

  it('is looked for where the subject was chosen from a list, too', () => {
    const financial = {
      area: 'financial',
      finance_subject: 'charge_questions',
      details: 'No cuadra la línea 3',
    }
    const asked = given(financial, { world: { same: open } }).presses('send')
    asked.then({ asks: 'same' })
    expect(asked.needs).toContainEqual({
      type: 'same',
      isChosen: true,
      account: 'tiendademo',
      subjects: [
        'Dudas sobre el valor, el cálculo y otras informaciones de cobranzas · tiendademo',
        expect.stringContaining('cobran') as string,
        expect.stringContaining('billing') as string,
      ],
    })
    expect(asked.presses('yes').effects.find(({ type }) => type === 'comment')).toMatchObject({
      text: 'No cuadra la línea 3',
    })
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

describe('the ticket that is about the same', () => {
  const tickets = [
    ticket(1, { subject: 'El checkout falla al pagar con Pix' }),
    ticket(2, { subject: 'El checkout falla al pagar' }),
    ticket(3, { subject: 'Problemas con las notas fiscales · tiendademo' }),
  ]

  it('is the one with most in common', () => {
    const found = mostAlike(tickets, { type: 'same', subjects: ['checkout falla al pagar'] })
    expect(found?.number).toBe(2)
  })

  it('is one with the same choice, in any language, and no other, where the subject was chosen', () => {
    const chosen = (...subjects: readonly string[]) =>
      mostAlike(tickets, { type: 'same', subjects, isChosen: true })?.number
    expect(chosen('Notas fiscais · tiendademo', 'Problemas con las notas fiscales · tiendademo')).toBe(3)
    expect(chosen('Problemas con los pagos · tiendademo')).toBeUndefined()
  })
})

describe('two subjects', () => {
  it.each([
    ['El checkout falla al pagar', 'checkout no deja pagar'],
    ['Boleto não gera no checkout', 'boletos não geram no checkout'],
    ['Checkout error 502', 'error 502 in the checkout'],
    ['Cupones no se aplican', 'los cupones no se aplican en la tienda'],
    ['La integración fallaba ayer', 'las integraciones fallan ayer'],
    ['Pedido 4821 sin factura', 'el pedido 4821 no tiene factura'],
    ['Pix', 'PIX'],
    ['promoção', 'Promoções'],
  ])('are about the same: "%s", "%s"', (one, other) => {
    expect(alike(one, other)).toBeGreaterThanOrEqual(0.5)
    expect(alike(other, one)).toBe(alike(one, other))
  })

  it.each([
    ['El checkout falla al pagar', 'El checkout no muestra el frete'],
    ['Problema con la factura', 'Problema con el checkout'],
    ['ayuda', 'ayuda por favor'],
    ['Pix', 'Boleto'],
    ['contraseña', 'contrato'],
    ['contraseña', 'contraseña del administrador vencida'],
    ['importar catálogo', 'importante: catálogo'],
    ['Pedido 4821 sin factura', 'Pedido 4822 sin factura y sin envío'],
    ['checkout', 'El checkout no calcula el envío'],
    ['', ''],
  ])('are not: "%s", "%s"', (one, other) => {
    expect(alike(one, other)).toBe(0)
  })
})
