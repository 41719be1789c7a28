import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import { places } from './places.ts'
import { asking } from './talk.ts'

const policy = { area: 'commercial', request_type: 'new_trade_policy', tp_sellers_scope: 'specific' }

describe('an answer that was opened again', () => {
  it.each([
    'leave it as it was',
    'keep it',
    'déjalo como estaba',
    'déjalo así',
    'deixa assim',
    'deixa como estava',
  ])('stays for "%s"', (text) => {
    const open = asking({ ...policy, tp_sellers: 'uno, dos' }, {}, { open: 'tp_sellers' })
    const now = open.says(text)
    expect(now.answers['tp_sellers']).toBe('uno, dos')
    expect(now.state.draft?.open).toBeUndefined()
  })

  it('and nothing else is left alone by "déjalo así": it cancels', () => {
    expect(asking(policy).says('déjalo así').state.draft).toBeUndefined()
  })
})

describe('an account of somebody who has none yet', () => {
  it('is not guessed from the name of a store', () => {
    const stranger = { id: 'new', accounts: [] }
    const open = asking({}, { person: stranger }, { open: 'account' })
    for (const text of ['loja demo', 'tienda demo']) expect(open.understand(text).acts).toEqual([])
    expect(open.understand('cuenta tiendademo').acts).toEqual([
      { type: 'answer', question: 'account', value: 'tiendademo' },
    ])
  })
})

describe('a plain no far from the question that it answers', () => {
  it.each([
    'no entiendo el contrato',
    'el contrato no está firmado',
    'si el contrato lo permite',
    'ainda não temos data no contrato',
  ])('is none in a sentence that says more: "%s"', (text) =>
    expect(places.launch('es').understand(text).acts).toEqual([]),
  )

  it.each(['no está en el contrato', 'contrato: no', 'el contrato no'])('is one in "%s"', (text) =>
    expect(places.launch('es').understand(text).acts).toContainEqual({
      type: 'answer',
      question: 'env_in_contract',
      value: 'no',
    }),
  )
})

describe('another language', () => {
  it('can be asked to be shown', () => {
    expect(asking({}).understand('show me in english').acts).toEqual([{ type: 'language', language: 'en' }])
    expect(asking({}).understand('muéstrame en español').acts).toEqual([{ type: 'language', language: 'es' }])
    expect(asking({}).understand('volta pro português').acts).toEqual([{ type: 'language', language: 'pt' }])
    expect(asking({}).understand('go back to english').acts).toEqual([{ type: 'language', language: 'en' }])
  })
})

describe('a wish to change what is called otherwise', () => {
  it('lets the person pick, at the review', () => {
    const now = places.review('en').says('change the email')
    expect(now.asks).toBe('change')
    expect(now.state.live?.among).toContain('impact')
    expect(places.users('en').understand('change the email').acts).toEqual([])
  })
})

describe('a correction, and then the words that are asked', () => {
  const answers = {
    area: 'technical',
    problem_type: 'problem',
    subject: 'Gift cards rejected',
    articles: 'none_helps',
    impact: 'important',
    affected_users: 'shoppers',
    experience: 'expert',
  }

  it.each<[Language, string, string]>([
    [
      'en',
      'no wait, impact is critical. Since Monday every gift card fails',
      'Since Monday every gift card fails',
    ],
    ['es', 'perdón, el impacto es crítico. Desde el lunes falla', 'Desde el lunes falla'],
    ['pt', 'desculpa, o impacto é crítico. Falha desde segunda-feira', 'Falha desde segunda-feira'],
  ])('are both taken, in %s', (language, text, details) => {
    const now = asking(answers, { language }).says(text)
    expect(now.answers).toMatchObject({ impact: 'critical', details })
    expect(now.asks).toBe('attachments')
  })

  it('is no correction where it comes in the middle of them', () => {
    const text = 'Since Monday every gift card fails. Sorry, but the impact is critical for us'
    expect(asking(answers, { language: 'en' }).says(text).answers).toMatchObject({
      impact: 'important',
      details: text,
    })
  })
})
