import { describe, expect, it } from 'vitest'
import { languages } from '../../src/dialog/language.ts'
import { readCorrection, wordCorrection } from '../../src/wording/correction.ts'

describe('a reply that takes the place of another', () => {
  it('says so in the language of the desk, and to its writer in theirs', () => {
    for (const desk of languages)
      for (const reader of languages) {
        const comment = wordCorrection(desk, 'Visa y Master.\nY Amex.')
        expect(readCorrection(reader, comment)).toBe(wordCorrection(reader, 'Visa y Master.\nY Amex.'))
      }
    expect(new Set(languages.map((each) => wordCorrection(each, 'x'))).size).toBe(3)
  })

  it('is any other as it was written', () => {
    expect(readCorrection('pt', 'Corrige mi mensaje anterior')).toBe('Corrige mi mensaje anterior')
    expect(readCorrection('pt', '')).toBe('')
  })
})
