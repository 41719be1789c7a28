import { describe, expect, it } from 'vitest'
import { type Talk, ana, asking, talk } from './talk.ts'

const { name: _, account: __, ...unknown } = ana
const languages = ['es', 'pt', 'en'] as const

describe('a name, and the account after it', () => {
  const asked = (): Talk => talk({ person: { ...unknown, accounts: [] } }).happens({ type: 'opened' })

  it.each([
    ['Ana Ruiz, cuenta mitienda', 'Ana Ruiz', 'mitienda'],
    ['soy Luis Pérez de la cuenta mitienda', 'Luis Pérez', 'mitienda'],
    ['me llamo ana ruiz y mi cuenta es mitienda', 'ana ruiz', 'mitienda'],
    ['Nombre: Ana Ruiz\nCuenta: mitienda', 'Ana Ruiz', 'mitienda'],
    ['Ana Ruiz, mitienda', 'Ana Ruiz', 'mitienda'],
    ['Ana Ruiz / cuenta: mitienda.', 'Ana Ruiz', 'mitienda'],
    ['Maria Souza, conta lojax', 'Maria Souza', 'lojax'],
    ['sou o João da Silva, da conta lojax', 'João da Silva', 'lojax'],
    ["it's John Doe, account acmeshop", 'John Doe', 'acmeshop'],
    ['Name: Bob Lee, account: boblee', 'Bob Lee', 'boblee'],
    ['bob lee from account boblee', 'bob lee', 'boblee'],
  ])('are two answers in "%s"', (text, name, account) => {
    const now = asked().says(text)
    expect(now).toMatchObject({ asks: 'area', answers: { name, account } })
    expect(now.heard).toContainEqual({
      type: 'note',
      note: 'understood',
      with: {
        answers: [
          { question: 'name', value: name },
          { question: 'account', value: account },
        ],
      },
    })
  })

  it.each([
    ['its john, store acme', 'john'],
    ['Ana Ruiz, tienda demo', 'Ana Ruiz'],
    ['name: Bob Lee', 'Bob Lee'],
  ])('are one where only the person knows the account: "%s"', (text, name) => {
    expect(asked().says(text)).toMatchObject({ asks: 'account', answers: { name } })
  })

  it.each([
    'Tienda Demo',
    'Soporte Tienda Demo',
    'Ruiz, Ana',
    'ruiz gomez, andrea',
    'María del Carmen de la Fuente',
  ])('are not read into "%s"', (text) => {
    expect(asked().says(text).answers).toEqual({ name: text })
  })

  it.each(['no puedo entrar a mi cuenta tiendademo', 'tengo un problema con la cuenta tiendademo'])(
    'are not read into a case: "%s"',
    (text) => {
      expect(asked().says(text).answers['name']).toBeUndefined()
    },
  )
})

describe('a long name', () => {
  const asked = (): Talk => talk({ person: { ...unknown, accounts: [] } }).happens({ type: 'opened' })

  it.each([
    'José Luiz dos Santos e Silva',
    'Maria Eduarda Pereira dos Santos Oliveira',
    "Ana Lucía O'Brien de la Vega y Núñez-Soto",
  ])('is one when it is written as one: "%s"', (text) => {
    expect(asked().says(text)).toMatchObject({ asks: 'account', answers: { name: text } })
  })

  it('is one when it is said again, and is kept for nothing else then', () => {
    const once = asked().says('jose luiz dos santos e silva')
    expect(once).toMatchObject({ asks: 'name', answers: {} })
    const again = once.says('jose luiz dos santos e silva')
    expect(again).toMatchObject({ asks: 'account', answers: { name: 'jose luiz dos santos e silva' } })
    expect(again.state.draft?.candidate).toBeUndefined()
  })

  it.each([
    'se cayó el sitio de la tienda',
    'SE CAYÓ EL SITIO DE LA TIENDA',
    'Se cayó el sitio de la Tienda',
  ])('is none when it is a story: "%s"', (text) => {
    expect(asked().says(text)).toMatchObject({ asks: 'name', answers: {} })
  })
})

describe('a name, and the email that is asked next', () => {
  const sponsor = {
    area: 'commercial',
    request_type: 'master_admin_change',
    sp_current_email: 'old@example.com',
    sp_new_email: 'new@example.com',
    sp_sponsor_available: 'no',
    sp_country: 'brazil',
  }

  it.each(languages)('are two answers (%s)', (language) => {
    const person = { language, person: ana }
    for (const text of [
      'Jane Doe jane@example.com',
      'Jane Doe, email: jane@example.com',
      'Jane Doe <jane@example.com>',
    ])
      expect(asking(sponsor, person).says(text)).toMatchObject({
        asks: 'sp_rep_in_articles',
        answers: { sp_legal_rep_name: 'Jane Doe', sp_legal_rep_email: 'jane@example.com' },
      })
  })
})
