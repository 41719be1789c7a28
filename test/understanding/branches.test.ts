import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import { asking, talk } from './talk.ts'

const trouble = { area: 'technical', problem_type: 'problem' }
const question = { area: 'technical', problem_type: 'question' }
const invoice = { area: 'financial', finance_subject: 'invoice_trouble' }
const charge = { area: 'financial', finance_subject: 'charge_questions' }

describe('the branch that first words point to', () => {
  it.each<[Language, string, Readonly<Record<string, string>>]>([
    ['es', 'tenemos un problema con el checkout', trouble],
    ['es', 'hay un error en el admin', trouble],
    ['en', 'I have a problem with the checkout', trouble],
    ['en', 'we have an issue with coupons', trouble],
    ['en', 'I have a problem with a trade policy', trouble],
    ['en', "We have an issue: our invoice didn't arrive", invoice],
    ['pt', 'temos um problema com o frete', trouble],
    ['pt', 'estou tendo um problema no carrinho', trouble],
    ['es', 'el checkout no funciona', trouble],
    ['es', 'no me anda el checkout', trouble],
    ['es', 'no nos funciona el buscador', trouble],
    ['es', 'no anda nada', trouble],
    ['es', 'la tienda no carga', trouble],
    ['es', 'no se ven los precios', trouble],
    ['es', 'me sale error 500 al pagar', { area: 'technical' }],
    ['pt', 'o site não carrega', trouble],
    ['pt', 'os pedidos não estão integrando', trouble],
    ['pt', 'o preço não aparece', trouble],
    ['en', 'prices are not showing', trouble],
    ['en', 'orders are not syncing', trouble],
    ['en', '500 error since 9am nothing works, all pages', trouble],
    ['en', 'how do I set up a payment method?', question],
    ['pt', 'como configuro o frete?', question],
    ['es', '¿cómo configuro los envíos?', question],
    ['es', 'tengo un problema con mi factura', invoice],
    ['es', 'tengo un problema con el boleto', invoice],
    ['en', 'I have a problem with my invoice', invoice],
    ['pt', 'tenho um problema com a minha fatura', invoice],
    ['es', 'la factura está mal', invoice],
    ['pt', 'a fatura está errada', invoice],
    ['en', 'the invoice is wrong', invoice],
    ['es', 'me cobraron dos veces', charge],
    ['pt', 'me cobraram duas vezes', charge],
    ['en', 'you charged me twice', charge],
    ['pt', 'meu admin está bloqueado mas já paguei', { area: 'financial' }],
    [
      'es',
      'no puedo entrar, el admin está bloqueado por falta de pago',
      { finance_subject: 'admin_blocked' },
    ],
    ['en', 'I want to cancel my contract', { area: 'financial', finance_subject: 'termination' }],
    ['es', 'quiero cancelar nuestro contrato', { area: 'financial', finance_subject: 'termination' }],
    ['es', 'necesito un ambiente nuevo', { area: 'commercial', request_type: 'new_extra_environment' }],
  ])('%s: "%s"', (language, text, answers) => {
    expect(talk({ language }).says(text).answers).toMatchObject(answers)
    expect(asking({}, { language }).says(text).answers).toMatchObject(answers)
  })

  it.each<[Language, string]>([
    ['es', 'tengo un problema con las ventas'],
    ['es', 'no puedo cancelar pedidos'],
  ])('%s: "%s" is not guessed, and the words are kept', (language, text) => {
    const now = talk({ language }).says(text)
    expect(now.asks).toBe('area')
    expect(now.state.draft?.candidate).toBe(text)
  })
})

describe('emails with the words around them', () => {
  const seller = {
    area: 'commercial',
    request_type: 'new_seller_environment',
    se_name: 'Loja',
    se_account_name: 'loja',
    se_seller_type: 'regular',
  }
  const sponsor = {
    area: 'commercial',
    request_type: 'master_admin_change',
    sp_current_email: 'old@example.com',
    sp_new_email: 'new@example.com',
    sp_sponsor_available: 'no',
    sp_country: 'brazil',
    sp_legal_rep_name: 'Jane Doe',
  }

  it.each([
    'ze@example.com e admin é admin@example.com',
    'ze@example.com y el del admin es admin@example.com',
    'ze@example.com and the admin is admin@example.com',
  ])('leave nothing over to propose elsewhere: "%s"', (text) => {
    const now = asking(seller).says(text)
    expect(now).toMatchObject({ asks: 'se_document', answers: { se_admin_email: 'admin@example.com' } })
    expect(now.state.draft?.candidate).toBeUndefined()
  })

  it('leave nothing over of a correction either', () => {
    const now = asking(sponsor).says('actually change the new email to newer@example.com')
    expect(now).toMatchObject({ answers: { sp_new_email: 'newer@example.com' } })
    expect(now.state.draft?.candidate).toBeUndefined()
  })

  it('leave a sentence of its own', () => {
    const now = asking(sponsor).says('jane@example.com. He left the company')
    expect(now.state.draft?.candidate).toBe('He left the company')
  })
})

describe('several answers in one message', () => {
  const seen = { area: 'technical', subject: 'Precios en cero', articles: 'none_helps' }

  it('are taken from "es un problema": the area and what comes next', () => {
    const now = asking({}).says('es un problema')
    expect(now).toMatchObject({ asks: 'subject', answers: trouble })
  })

  it('are taken ahead of what is asked, each word once', () => {
    const now = asking(seen).says('crítico, y afecta a todos')
    expect(now).toMatchObject({
      asks: 'problem_type',
      answers: { impact: 'critical', affected_users: 'everyone' },
    })
    const medium = asking(seen).says('medium, and it affects everyone')
    expect(medium.answers).toMatchObject({ impact: 'important', affected_users: 'everyone' })
    expect(medium.answers).not.toHaveProperty('experience')
  })

  it('are taken for a text that was not asked yet, when it is ordered', () => {
    const now = asking({ area: 'technical' }).says('cambia el asunto a Precios en cero')
    expect(now).toMatchObject({ asks: 'problem_type', answers: { subject: 'Precios en cero' } })
  })
})
