import { isTurnedDown } from './denied.ts'
import type { Finding, Reading } from './reading.ts'

/** A longer text is a story. */
const longest = 40

/** The options that a text makes likely, where one is asked: for the person to confirm. What makes all of them likely says nothing. */
export function hintedOptions({ words, said, standing }: Reading): Finding | undefined {
  const { asked } = standing
  if (asked === undefined || words.length > longest) return undefined
  const clauseOf = (at: number): number | undefined => words[at]?.clause
  const hints = said.hints.filter(
    (hint) =>
      hint.question === asked.id &&
      hint.at.every((at) => clauseOf(at) === clauseOf(hint.at[0] ?? 0)) &&
      !isTurnedDown(hint, words),
  )
  const among = asked.options.filter((option) => hints.some((hint) => hint.option === option))
  return among.length === 0 || among.length > 3 || among.length === asked.options.length
    ? undefined
    : { acts: [{ type: 'unclear', question: asked.id, among }], used: new Set(words.keys()) }
}
