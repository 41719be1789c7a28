import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import { pleaAt } from '../../src/understanding/pleas.ts'
import { wordsOf } from '../../src/understanding/words.ts'
import { places } from './places.ts'
import { ana, talk } from './talk.ts'

const isPlea = (text: string): boolean => {
  const words = wordsOf(text)
  return pleaAt(words, 0) === words.length
}

const pleas: readonly (readonly [Language, string])[] = [
  ['es', 'necesito ayuda'],
  ['es', 'tengo una consulta'],
  ['es', 'quiero abrir un ticket'],
  ['es', 'necesito soporte'],
  ['es', 'me pueden ayudar por favor'],
  ['es', 'quisiera hacerles una pregunta'],
  ['en', 'I need help'],
  ['en', "I'd like to open a ticket"],
  ['en', 'can someone help me please'],
  ['en', 'I have a question'],
  ['en', 'we need some support'],
  ['pt', 'preciso de ajuda'],
  ['pt', 'quero abrir um chamado'],
  ['pt', 'estou com uma dúvida'],
  ['pt', 'preciso de suporte'],
  ['pt', 'alguém pode me ajudar?'],
]

describe('words that only ask for help', () => {
  it.each(pleas)('%s: "%s" says nothing of its own', (language, text) => {
    expect(isPlea(text)).toBe(true)
    expect(places.start(language).understand(text)).toMatchObject({ acts: [{ type: 'greeting' }] })
    for (const greeted of [text, `${{ es: 'Hola', en: 'Hi', pt: 'Oi' }[language]}, ${text}`]) {
      const now = talk({ language }).says(greeted)
      expect(now).toMatchObject({ asks: 'area', answers: { name: 'Ana Ruiz' } })
      expect(now.state.draft?.candidate).toBeUndefined()
    }
  })

  it.each([
    'necesito ayuda con el checkout',
    'quiero abrir un ticket porque el checkout no anda',
    'soporte técnico',
    'I need help with my coupons',
    'I need a new trade policy',
    'preciso de uma nova política comercial',
    'no tengo preguntas',
    'mi ticket',
  ])('"%s" says more', (text) => {
    expect(isPlea(text)).toBe(false)
  })

  it('leave what is said after them', () => {
    const { rest } = places.start('es').understand('hola, necesito ayuda. el checkout no calcula el envío')
    expect(rest).toBe('el checkout no calcula el envío')
  })

  it.each([
    ['es', 'tengo una consulta'],
    ['en', 'I have a question'],
    ['pt', 'tenho uma dúvida'],
  ] as const)('%s: "%s" is an answer where that is one of the options', (language, text) => {
    expect(places.kind(language).says(text)).toMatchObject({
      asks: 'subject',
      answers: { problem_type: 'question' },
    })
  })

  it('are no answer where words are asked, and start nothing anew', () => {
    for (const text of ['necesito soporte', 'quiero abrir un ticket', 'tengo una consulta']) {
      const now = places.subject('es').says(text)
      expect(now.asks, text).toBe('subject')
      expect(now.answers, text).not.toHaveProperty('subject')
      expect(now.state.draft?.id, text).toBe(1)
    }
  })

  it('ask for help once something is asked', () => {
    expect(places.area('pt').understand('preciso de ajuda').acts).toEqual([
      { type: 'command', command: 'help' },
    ])
  })

  it('are never proposed as the subject of a stranger (D01)', () => {
    const { name: _, account: __, ...unknown } = ana
    const person = { ...unknown, chatName: 'Ana Ruiz' }
    let now = talk({ person }).says('hola, necesito ayuda')
    for (const text of ['sí', 'tiendademo', 'técnico', '1']) now = now.says(text)
    expect(now.state.live).toMatchObject({ asks: 'subject' })
    expect(now.state.live).not.toHaveProperty('proposal')
  })
})
