import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import { asking, talk } from './talk.ts'

describe('words that imply what is meant', () => {
  it.each<[Language, string, string]>([
    ['es', 'nos cobraron dos veces en marzo', 'sí'],
    ['pt', 'fui cobrado duas vezes em março', 'sim'],
    ['en', 'we were charged twice in March', 'yes'],
  ])('are proposed where a text is asked, in %s', (language, text, yes) => {
    const first = talk({ language }).says(text)
    expect(first).toMatchObject({
      asks: 'details',
      answers: { area: 'financial', finance_subject: 'charge_questions' },
    })
    expect(first.answers).not.toHaveProperty('details')
    expect(first.state.live?.proposal).toBe(text)
    const then = first.says(yes)
    expect(then).toMatchObject({ asks: 'review', answers: { details: text } })
    expect(then.state.draft?.candidate).toBeUndefined()
  })

  it('are left for others, which is what was asked for', () => {
    const then = talk({ language: 'es' })
      .says('buenas, nos cobraron dos veces en marzo')
      .says('La factura 88231 está duplicada, son USD 2.340')
    expect(then).toMatchObject({
      asks: 'review',
      answers: { details: 'La factura 88231 está duplicada, son USD 2.340' },
    })
    expect(then.state.draft?.candidate).toBeUndefined()
  })

  it('are no greeting: what comes before them is not kept', () => {
    expect(talk({ language: 'es' }).says('buenas, nos cobraron dos veces').state.live?.proposal).toBe(
      'nos cobraron dos veces',
    )
  })

  it('are not needed where the option is named', () => {
    expect(talk({ language: 'en' }).says('change the due date').state.draft?.candidate).toBeUndefined()
  })

  it('are corrected by an edit of the message', () => {
    const text = 'nos cobraron dos veces en marzo'
    const first = talk({ language: 'es' }).says(text)
    const message = first.state.draft?.kept?.[0]?.message ?? ''
    const now = first.happens({ type: 'edited', message, text: 'nos cobraron dos veces en abril' })
    expect(now.state.live?.proposal).toBe('nos cobraron dos veces en abril')
  })
})

describe('words that imply a correction while a description is asked', () => {
  const finance = { area: 'financial', finance_subject: 'termination' }

  it.each<[Language, string, string]>([
    ['es', 'perdón, nos cobraron dos veces', 'nos cobraron dos veces'],
    ['pt', 'na verdade fui cobrado duas vezes', 'na verdade fui cobrado duas vezes'],
    ['en', 'actually we were charged twice', 'actually we were charged twice'],
  ])('are proposed for it, in %s', (language, text, words) => {
    const now = asking(finance, { language }).says(text)
    expect(now).toMatchObject({ asks: 'details', answers: { finance_subject: 'charge_questions' } })
    expect(now.state.live?.proposal).toBe(words)
  })

  it.each<[Language, string, object]>([
    [
      'es',
      'en realidad no me llegó ninguna factura desde marzo',
      { area: 'financial', finance_subject: 'invoice_trouble' },
    ],
    ['pt', 'na verdade o boleto não chegou', { area: 'financial', finance_subject: 'invoice_trouble' }],
    ['en', 'actually checkout is down', { area: 'technical', problem_type: 'problem' }],
  ])('are the description where they change nothing, in %s', (language, text, answers) => {
    const now = asking({ ...answers, ...written(answers) }, { language }).says(text)
    expect(now.answers['details']).toBe(text)
  })
})

/** What is answered on the technical branch before the description. */
const written = (answers: object) =>
  'problem_type' in answers
    ? {
        subject: 'Checkout',
        articles: 'none_helps',
        impact: 'critical',
        affected_users: 'shoppers',
        experience: 'expert',
      }
    : {}

describe('words that became no answer', () => {
  const words = 'necesitamos dar de alta un seller nuevo para la feria de junio'
  const first = talk({ language: 'es' }).says(words)

  it('are not proposed as a name or an address', () => {
    expect(first.answers).toMatchObject({ request_type: 'new_seller_environment' })
    expect(first.asks).toBe('se_name')
    expect(first.state.live?.proposal).toBeUndefined()
    expect(first.state.draft?.candidate).toBe(words)
  })

  const done = asking(
    { area: 'financial', finance_subject: 'termination', details: 'Cerramos la tienda en mayo.' },
    {},
    { candidate: words, kept: [{ message: 'm1', length: words.length }] },
  )

  it('are shown with the review', () => {
    const shown = done.says('volver a la revisión').heard
    expect(done.asks).toBe('review')
    expect(shown).toContainEqual({ type: 'note', note: 'alongside', with: { text: words } })
  })

  it('are filed with the request, and are not lost when the desk refuses it', () => {
    const sent = done.says('enviar')
    const filed = sent.effects.find((effect) => effect.type === 'file')
    expect(filed).toMatchObject({ filing: { alongside: words } })
    const back = sent.happens({ type: 'refused', draft: done.state.draft?.id ?? 0, code: 'invalid' })
    expect(back.asks).toBe('review')
    expect(back.state.draft?.candidate).toBe(words)
  })

  it('are filed with what a person takes over, once', () => {
    const handed = done.says('quiero hablar con una persona').says('hablar con una persona')
    const filed = handed.effects.find((effect) => effect.type === 'file')
    expect(filed).toMatchObject({ filing: { handedOver: { said: [words] } } })
    expect(filed?.filing).not.toHaveProperty('alongside')
  })
})
