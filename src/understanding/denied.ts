import type { Found } from './said.ts'
import { isBetween, isNegator } from './small-words.ts'
import type { Word } from './words.ts'

/** How many words stand at most between a negator and what it turns down. */
const reach = 6

/** "We did not get the invoice" says no itself; any other no before one of its words turns a saying down. */
export function isTurnedDown({ at }: Found, words: readonly Word[]): boolean {
  const textAt = (index: number): string => words[index]?.text ?? ''
  // Right before a word within it "no" is Portuguese, and means "in the".
  const isDeniedHere = (index: number, place: number): boolean =>
    (place === 0 || textAt(index - 1) !== 'no') && isDeniedAt({ from: index, to: index + 1 }, words)
  return !at.some((index) => isNegator(textAt(index))) && at.some(isDeniedHere)
}

/** Whether a text turns down what it says in these words, the first and the one after the last: "not critical". */
export function isDeniedAt(
  hit: { readonly from: number; readonly to: number },
  words: readonly Word[],
): boolean {
  const clause = words[hit.from]?.clause
  // "Crítico no, importante"; "no anda nada" denies nothing.
  const [after, next] = [words[hit.to], words[hit.to + 1]]
  const isNoAfter = isNegator(after?.text ?? '') && after?.text !== 'nada'
  if (after?.clause === clause && isNoAfter && next?.clause !== clause) return true
  for (let at = hit.from - 1; at >= 0 && at >= hit.from - reach; at--) {
    const word = words[at]
    if (word === undefined || word.clause !== clause) return false
    if (isNegator(word.text)) return true
    if (!isBetween(word.text)) return false
  }
  return false
}
