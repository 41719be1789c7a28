import { fold } from '../dialog/fold.ts'

/** The words of a text without accents and capitals: "Facturación B2B" is `facturacion`, `b2b`. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Texts as they are searched in: a space before each word, so that the beginning of a word can be found. */
export const searchable = (...texts: readonly (string | undefined)[]): string =>
  texts.flatMap((text) => wordsOf(text ?? '').map((word) => ` ${word}`)).join('')

/** What a person typed into a search: a ticket's number, words, or both at once ("2024" in a subject). */
export interface Sought {
  readonly number: number | null
  readonly words: readonly string[]
}

/** Undefined when there is nothing to look for. */
export function soughtIn(search: string | undefined): Sought | undefined {
  const text = search?.trim() ?? ''
  if (text === '') return undefined
  const number = /^#?\s*(\d{1,15})$/.exec(text)?.[1]
  return { number: number === undefined ? null : Number(number), words: wordsOf(text) }
}
