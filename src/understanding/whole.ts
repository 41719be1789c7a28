import { saidIn } from './said.ts'
import type { Sayings } from './sayings.ts'
import { isFiller, isNegator } from './small-words.ts'
import type { Word } from './words.ts'

/** A command is short; what is longer is something else. */
const longest = 10

/**
 * The first of these options that is all a message says: one of its sayings is met, and besides the words of its sayings
 * there are none but those that mean nothing by themselves, and no "no".
 */
export function wholeOf<T extends string>(
  words: readonly Word[],
  question: string,
  options: readonly T[],
  { sayings, around }: { readonly sayings: Sayings; readonly around: ReadonlySet<string> },
): T | undefined {
  if (words.length > longest) return undefined
  const said = saidIn(words, sayings)
  return options.find((option) => {
    const met = said.sayings.filter((saying) => saying.option === option).flatMap(({ at }) => at)
    const own = said.wordsOf(question, option)
    const isNothing = (text: string, index: number): boolean =>
      !isNegator(text) && (own.has(index) || around.has(text) || isFiller(text))
    return met.length > 0 && words.every(({ text }, index) => met.includes(index) || isNothing(text, index))
  })
}
