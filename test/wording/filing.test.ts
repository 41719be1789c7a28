import { describe, expect, it } from 'vitest'
import type { FiledAnswer, Filing } from '../../src/dialog/filing.ts'
import { type Language, languages } from '../../src/dialog/language.ts'
import { wordAddition } from '../../src/wording/addition.ts'
import { wordFiling } from '../../src/wording/filing.ts'
import { wordAnswer } from '../../src/wording/answer.ts'
import { wordWelcome } from '../../src/wording/welcome.ts'
import { ana, startWalk, tree } from './walk.ts'

const answer = (question: string, page: string, value: FiledAnswer['value']): FiledAnswer => ({
  question,
  page,
  value,
})

const filing: Filing = {
  draft: 2,
  revision: 9,
  person: ana,
  name: 'Ana Ruiz',
  account: 'tiendademo',
  subject: '{finance_subject} · {account}',
  description: 'Segue o comprovante',
  priority: 'low',
  type: 'task',
  tags: ['financial'],
  answers: [
    answer('name', 'identify', 'Ana Ruiz'),
    answer('account', 'identify', 'tiendademo'),
    answer('finance_subject', 'financial_subject', 'payment_proof'),
    answer('details', 'financial_case', 'Segue o comprovante'),
  ],
  files: [{ ref: 'r', name: 'a.pdf', type: 'application/pdf', size: 9 }],
  language: 'es',
}
const place = { key: 'c/2.9/file', conversation: 'web:1' }
const file = (more: Partial<Filing> = {}, deskLanguage: Language = more.language ?? 'es') =>
  wordFiling(tree, { ...filing, ...more }, { ...place, deskLanguage })

describe('a filing', () => {
  it('has its subject in words', () => {
    expect(file().subject).toBe('Envío de comprobante de pago · tiendademo')
    expect(file({ language: 'en' }).subject).toBe('Sending payment receipt · tiendademo')
  })

  it('says of an address whether somebody vouches for it', () => {
    const person = { ...ana, verifiedEmail: 'ana@tienda.example' }
    expect(file({ person, email: 'Ana@tienda.example' }).isEmailVerified).toBe(true)
    expect(file({ person, email: 'jefe@tienda.example' }).isEmailVerified).toBeUndefined()
    expect(file({ email: 'ana@tienda.example' }).isEmailVerified).toBeUndefined()
  })

  it('has each answer by its id and in words, with the label of its page', () => {
    expect(file({ language: 'pt' }).answers.at(-1)).toEqual({
      id: 'details',
      label: 'Descreva o que aconteceu detalhadamente',
      value: 'Segue o comprovante',
      text: 'Segue o comprovante',
    })
    expect(file().answers[2]).toMatchObject({ value: 'payment_proof', text: 'Envío de comprobante de pago' })
  })

  it('says who, where and from which tree', () => {
    expect(file()).toMatchObject({
      ...place,
      requester: 'p_1',
      requesterName: 'Ana Ruiz',
      account: 'tiendademo',
      tree: 'vtex-2023-12@1',
      language: 'es',
      priority: 'low',
    })
  })

  it('cuts a subject that no desk would take', () => {
    const answers = [answer('subject', 'technical_subject', 'x'.repeat(400))]
    expect(file({ subject: '{subject}', answers }).subject).toHaveLength(255)
  })

  it('takes braces that a person wrote as they are', () => {
    const answers = [answer('subject', 'technical_subject', 'error in {account} · $&')]
    expect(file({ subject: '{subject}', answers }).subject).toBe('error in {account} · $&')
  })

  it('leaves no trace of what was never answered', () => {
    expect(file({ subject: '{name} · {account}', answers: filing.answers.slice(0, 1) }).subject).toBe(
      'Ana Ruiz',
    )
    expect(file({ subject: '{subject}', answers: [] }).subject).toBe('Solicitud de soporte')
  })

  describe('from a person who speaks another language than the desk', () => {
    it('has the labels and options in the language of the desk, and what they wrote as they wrote it', () => {
      const { answers, language } = file({ language: 'pt' }, 'en')
      expect(language).toBe('pt')
      expect(answers.map(({ label, text }) => `${label}: ${text}`)).toEqual([
        'Name: Ana Ruiz',
        'Account: tiendademo',
        'Request subject: Sending payment receipt',
        'What happened?: Segue o comprovante',
      ])
    })

    it('has its subject in their language: it is how they find it again', () => {
      expect(file({ language: 'pt' }, 'en').subject).toBe(file({ language: 'pt' }).subject)
    })

    it('says in the language of the desk what was left open, and quotes what was said', () => {
      const said = ['no sé, lo de siempre']
      const handed = file({ description: '', handedOver: { missing: ['impact'], said } }, 'en').description
      for (const each of ['Request subject: Sending payment receipt', 'Not answered: ', said[0]])
        expect(handed).toContain(each)
      expect(handed).not.toMatch(/Asunto|Sin responder/)
    })

    it('differs from desk to desk, and never in what the person reads', () => {
      const filed = languages.map((each) => file({ language: 'es', description: '' }, each))
      expect(new Set(filed.map(({ description }) => description)).size).toBe(3)
      expect(new Set(filed.map(({ answers }) => answers[2]?.text)).size).toBe(3)
      expect(new Set(filed.map(({ subject }) => subject)).size).toBe(1)
    })
  })

  it.each<[Language, string]>([
    ['es', 'Segue o comprovante\n\nTambién escribió:\n«para la feria»'],
    ['pt', 'Segue o comprovante\n\nA pessoa também escreveu:\n“para la feria”'],
    ['en', 'Segue o comprovante\n\nThey also wrote:\n“para la feria”'],
  ])('has what was written beside the answers, in %s', (language, description) => {
    expect(file({ alongside: 'para la feria' }, language).description).toBe(description)
  })

  it('is never without a description', () => {
    expect(file({ description: '' }).description).toContain(
      'Asunto de la solicitud: Envío de comprobante de pago',
    )
  })

  it('that was handed over says what is missing and what was said, word by word', () => {
    const said = ['pues depende', 'no sé, lo de siempre']
    const { description } = file({ handedOver: { missing: ['impact', 'experience'], said } })
    expect(description).toMatchInlineSnapshot(`
      "Segue o comprovante

      La persona pidió hablar con alguien antes de terminar el formulario.

      Sin responder: Impacto del problema y Su experiencia en la plataforma.

      Sus últimos mensajes, palabra por palabra:
      «pues depende»
      «no sé, lo de siempre»"
    `)
  })

  it('of a whole conversation reads as the person gave it', () => {
    const walk = startWalk('en')
    walk.happen({ type: 'opened' })
    walk.answer('area', 'financial')
    walk.answer('finance_subject', 'due_date_change')
    walk.answer('details', 'from the 5th to the 15th please')
    walk.click({ type: 'command', draft: 0, prompt: 0, command: 'send' })
    const effect = walk.effects.find((each) => each.type === 'file')
    if (effect?.type !== 'file') throw new Error('nothing was filed')
    const request = wordFiling(tree, effect.filing, { ...place, deskLanguage: 'en' })
    expect(request.subject).toBe('Change monthly invoice expiration date · tiendademo')
    expect(request.description).toBe('from the 5th to the 15th please')
    expect(request.answers.map(({ label, text }) => `${label}: ${text}`)).toMatchInlineSnapshot(`
      [
        "Name: Ana Ruiz",
        "Account: tiendademo",
        "Area: Financial",
        "Request subject: Change monthly invoice expiration date",
        "What happened?: from the 5th to the 15th please",
      ]
    `)
  })
})

describe('an answer in words', () => {
  it.each([
    ['impact', 'critical', 'Unexpected behavior with critical store resources'],
    ['impact', '?', 'Not known for sure'],
    ['se_address', '-', 'No answer'],
    ['attachments', '-', 'No files'],
    ['share_consent', true, 'Yes, I agree'],
    ['env_go_live', '2027-03-01', 'March 1, 2027'],
    ['env_revenue', 250000.5, '250,000.5'],
    ['articles', 'none_helps', 'None helps'],
    ['articles', 'some-article-id', 'A suggested article'],
    ['impact', 'gone_option', 'this answer'],
  ] as const)('%s %s is %s', (question, value, words) => {
    expect(wordAnswer(tree, 'en', question, value)).toBe(words)
  })
})

describe('the welcome', () => {
  it('says whose window it is and what to try', () => {
    expect(wordWelcome(tree, 'pt')).toMatchObject({ title: 'Suporte VTEX' })
    expect(wordWelcome(tree, 'pt').starters).toHaveLength(5)
  })
})

describe('a filing that goes to a ticket that is there', () => {
  const add = (own: string, more: Partial<Filing> = {}, deskLanguage: Language = 'es') =>
    wordAddition(tree, { ...filing, ...more }, own, deskLanguage)

  it("says the person's own words first, then all else that they answered, once", () => {
    const answers = [
      ...filing.answers,
      answer('impact', 'impact', 'critical'),
      answer('affected_users', 'impact', '?'),
      answer('se_orders', 'details', '3'),
      answer('attachments', 'details', true),
      answer('share_consent', 'consent', false),
    ]
    expect(add('3 pedidos\n\nSegue o comprovante', { answers }).split('\n')).toEqual([
      '3 pedidos',
      '',
      'Segue o comprovante',
      '',
      'Asunto de la solicitud: Envío de comprobante de pago',
      expect.stringMatching(/^Impacto.*: Comportamiento inesperado en los recursos críticos/) as string,
      expect.stringMatching(/: 3$/) as string,
    ])
  })

  it('says the answers where there are no other words', () => {
    expect(add('', { answers: filing.answers.slice(0, 3) }, 'en')).toMatch(/: Sending payment receipt$/)
  })
})
