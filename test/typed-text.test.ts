import { expect, it } from 'vitest'
import { typedText } from '../src/typed-text.ts'

it('keeps what a person types, with its lines and signs', () => {
  const text = 'Áéñ ç\tcolumna\n日本語 👩‍💻 «a < b»'
  expect(typedText(text)).toBe(text)
})

it('drops controls, marks that turn what follows, and halves of characters', () => {
  expect(typedText('a\u0000b\u001bc\u202ed\u2066e\ud800f')).toBe('abcde\ufffdf')
})
