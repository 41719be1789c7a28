import { fold } from '../dialog/fold.ts'

/** One word of a text: folded for comparing, with its place in the text as it was written. */
export interface Word {
  /** Without accents, capitals and apostrophes. */
  readonly text: string
  /** Without the ending of a plural, so that `facturas` meets `factura`. */
  readonly stem: string
  readonly start: number
  readonly end: number
  /** Counts from 0; punctuation and line ends begin the next one. */
  readonly clause: number
}

/** More words than this are a story: the rules read its beginning, and it is kept whole. */
const longest = { characters: 2_000, words: 250 }

/** With the plain letters, digits and marks for those that keyboards of East Asia make; every character stays in its place. */
export const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

/** The words of a text in order. Email addresses and numbers with their separators are one word each. */
export function wordsOf(text: string): readonly Word[] {
  const head = text.slice(0, longest.characters)
  const words: Word[] = []
  let clause = 0
  let end = 0
  for (const match of head.matchAll(pieces)) {
    if (words.length > 0 && stops.test(head.slice(end, match.index))) clause++
    const folded = fold(match[0]).replace(/['’]/g, '')
    // The frame around a number that is a sign ("1️⃣") is no word.
    if (folded === '') continue
    end = match.index + match[0].length
    words.push({ text: folded, stem: stemOf(folded), start: match.index, end, clause })
    if (words.length === longest.words) break
  }
  return words
}

/** Whether `wordsOf` has seen all of the text. */
export const isWhole = (text: string, words: readonly Word[]): boolean =>
  text.length <= longest.characters && words.length < longest.words

/** The words as one line, for patterns. */
export const lineOf = (words: readonly Word[]): string => words.map((word) => word.text).join(' ')

const pieces =
  /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}|\d+(?:[.,]\d+)*(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/giu

const stops = /[,;:.!?\n()¿¡…—–]|\s-\s/

function stemOf(word: string): string {
  return word.length >= 6 && word.endsWith('s') ? word.slice(0, -1) : word
}
