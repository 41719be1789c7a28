import { describe, expect, it } from 'vitest'
import { ana, talk } from './talk.ts'

const { name: _, account: __, ...unknown } = ana

describe('a case told where the account is asked', () => {
  const asked = talk({ person: { ...unknown, accounts: [] } })
    .happens({ type: 'opened' })
    .says('Ana Ruiz')

  it.each([
    ['necesito una nueva política comercial', { request_type: 'new_trade_policy' }],
    ['el checkout no funciona', { problem_type: 'problem' }],
    ['mi tienda está caída', { area: 'technical', impact: 'critical' }],
    ['minha loja está fora do ar', { area: 'technical', impact: 'critical' }],
    ['quero mandar um comprovante de pagamento', { finance_subject: 'payment_proof' }],
    ['my site is down', { area: 'technical', impact: 'critical' }],
    ["the checkout doesn't work", { problem_type: 'problem' }],
    ['I want to change the due date', { finance_subject: 'due_date_change' }],
  ])('is recorded, and the account is asked still: "%s"', (text, answers) => {
    const now = asked.says(text)
    expect(now).toMatchObject({ asks: 'account', answers })
    expect(now.answers['account']).toBeUndefined()
    expect(now.says('tiendademo').answers).toMatchObject({ ...answers, account: 'tiendademo' })
  })

  it.each([
    'los descuentos desaparecieron después de la actualización',
    'os descontos sumiram depois da última atualização',
    'the discounts disappeared after yesterday’s release',
  ])('is kept when no branch is known by it: "%s"', (text) => {
    const now = asked.says(text)
    expect(now.asks).toBe('account')
    expect(now.state.draft?.candidate).toBe(text)
    expect(now.says('tiendademo').state.draft?.candidate).toBe(text)
  })

  it.each(['está caída', 'everyone', 'nadie', 'no funciona', 'it is down'])(
    'names no account: "%s"',
    (text) => {
      expect(asked.says(text).answers['account']).toBeUndefined()
    },
  )

  it.each(['mi cuenta es tiendademo', 'la tienda tiendademo', 'tiendademo por favor', 'cuenta: tiendademo'])(
    'is none where the account is said: "%s"',
    (text) => {
      expect(asked.says(text)).toMatchObject({ asks: 'area' })
    },
  )
})
