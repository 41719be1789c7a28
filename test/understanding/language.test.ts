import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/dialog/language.ts'
import { phrasesIn } from '../../src/i18n/speak.ts'
import { places } from './places.ts'

const heard = (text: string) => places.start('es').understand(text).language

const sure: readonly (readonly [Language, string])[] = [
  ['es', 'hola, necesito ayuda'],
  ['es', 'El checkout no calcula el flete para códigos postales de Jalisco'],
  ['es', 'tengo un problema con el checkout'],
  ['pt', 'Bom dia! Quero mandar um comprovante de pagamento'],
  ['pt', 'olá'],
  ['pt', 'não consigo baixar o boleto'],
  ['en', 'Hi'],
  ['en', 'how do I set up product recommendations on the product page?'],
  ['en', 'technical problem: checkout is down'],
]

describe('the language of a text', () => {
  for (const [language, text] of sure) {
    it(`is ${language}: ${text}`, () => expect(heard(text)).toBe(language))
  }

  it('is not another one where the label of a button is typed', () => {
    for (const language of languages) {
      const { ways, commands, ticket } = phrasesIn(language)
      const labels: readonly string[] = [ways, commands, ticket.act].flatMap((each) => Object.values(each))
      const heardElse = labels.filter((label) => ![language, undefined].includes(heard(label)))
      expect(heardElse, language).toEqual([])
    }
  })

  it('is not guessed from what all three would write', () => {
    for (const text of ['3', 'Master Admin', 'SKU 310119', 'bruno@tiendademo.com', '🙃'])
      expect(heard(text)).toBeUndefined()
  })
})
