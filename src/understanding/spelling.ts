import { distance } from 'fastest-levenshtein'
import { grouped } from './grouped.ts'
import type { Word } from './words.ts'

/**
 * What a word may have been meant to be, out of the words of one question: itself when it is one of them, else the
 * nearest within one slip (two in a long word). Several when they are equally near: then nobody knows which.
 */
export function meantWords(
  word: Word,
  vocabulary: ReadonlyMap<number, readonly string[]>,
): readonly string[] {
  const { stem } = word
  const allowed = stem.length >= 8 ? 2 : stem.length >= 5 ? 1 : 0
  if (vocabulary.get(stem.length)?.includes(stem)) return [stem, ...insteadOfPlural(word, vocabulary)]
  if (allowed === 0 || /\d/.test(stem)) return [stem]
  let nearest = allowed
  let found: string[] = []
  for (let length = stem.length - allowed; length <= stem.length + allowed; length++) {
    if (length < 5) continue
    for (const known of vocabulary.get(length) ?? []) {
      const away = slips(stem, known)
      if (away > nearest) continue
      if (away < nearest) found = []
      nearest = away
      found.push(known)
    }
  }
  return found.length > 0 ? found : [stem]
}

/** Words as a vocabulary, each once. */
export const byLength = (words: readonly string[]): ReadonlyMap<number, readonly string[]> =>
  grouped([...new Set(words)].map((word) => [word.length, word]))

/** A last letter that was missed looks like a plural: "importants" is "importante" as much as "important". */
function insteadOfPlural(
  { text, stem }: Word,
  vocabulary: ReadonlyMap<number, readonly string[]>,
): readonly string[] {
  if (text === stem) return []
  return (vocabulary.get(text.length) ?? []).filter((known) => distance(text, known) === 1)
}

/** Letters to change; two neighbours swapped are one slip. */
export function slips(one: string, other: string): number {
  const away = distance(one, other)
  return away === 2 && one.length === other.length && isSwap(one, other) ? 1 : away
}

function isSwap(one: string, other: string): boolean {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}
