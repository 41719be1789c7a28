import { leftIn, type Reading } from './reading.ts'
import { isWhole, type Word } from './words.ts'

/**
 * What nothing accounts for and says something of its own, as it was written: from the first clause with such words to
 * the end of the last one. Lines become clauses of one sentence, because they were one thought.
 */
export function restOf(reading: Reading, used: ReadonlySet<number>): string | undefined {
  const { text, words } = reading
  const speaking = words.filter(({ clause }, index) => {
    const isFirst = index === 0 || words[index - 1]?.clause !== clause
    return isFirst && leftIn(words, used, clause) > 0
  })
  const first = speaking[0]
  const last = speaking.at(-1)
  if (first === undefined || last === undefined) return undefined
  const from = startOf(words, first, used)
  const to = isWhole(text, words) ? endOf(text, words, last.clause) : text.length
  const rest = joined(text.slice(from, to))
  return /[\p{L}]/u.test(rest) || rest.length > 2 ? rest : undefined
}

/** Where the clause begins; a linking word in front of it belongs to what was said before. */
function startOf(words: readonly Word[], first: Word, used: ReadonlySet<number>): number {
  const at = words.indexOf(first)
  const isLink = links.has(first.text) && at > 0
  const next = words[at + 1]
  return isLink && next?.clause === first.clause && !used.has(at) ? next.start : first.start
}

const links: ReadonlySet<string> = new Set(['y', 'e', 'and', 'pero', 'mas', 'but'])

/** The end of a clause with the marks that close it. */
function endOf(text: string, words: readonly Word[], clause: number): number {
  const last = words.findLastIndex((word) => word.clause === clause)
  const end = words[last]?.end ?? text.length
  const next = words[last + 1]?.start ?? text.length
  return last === words.length - 1
    ? text.length
    : end + (/^[\])"'»”.!?…]+/.exec(text.slice(end, next))?.[0].length ?? 0)
}

const joined = (text: string): string =>
  text
    .trim()
    .replace(/([,;:.!?…])[ \t]*\n+\s*/g, '$1 ')
    .replace(/\s*\n+\s*/g, ', ')
