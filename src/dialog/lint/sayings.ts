import type { Fault } from '../lint.ts'
import { reach, sayingOf } from '../saying.ts'
import type { Wording } from '../tree.ts'
import { sayingsIn } from './terms.ts'

/** Sayings and hints that no text can meet. */
export function lintSayings(words: Wording): readonly Fault[] {
  return sayingsIn(words).flatMap(({ text, path }) => {
    const why = neverMet(text, words.terms)
    return why === undefined ? [] : [{ in: words.language, path, message: `"${text}" is never met: ${why}` }]
  })
}

function neverMet(text: string, terms: Wording['terms']): string | undefined {
  const { parts } = sayingOf(text, terms)
  const wanted = parts.filter(({ isAbsent }) => !isAbsent).map(({ alternatives }) => alternatives)
  const absent = parts.filter(({ isAbsent }) => isAbsent).flatMap(({ alternatives }) => alternatives)
  const length = wanted.map((part) => Math.min(...part.map((each) => each.split('_').length)))
  const words = length.reduce((sum, each) => sum + each, 0)
  if (Number.isFinite(words) && words > reach)
    return `it takes ${words} words, and they have to stand within ${reach}`
  const ruledOut = wanted.find((part) => part.length > 0 && part.every((each) => absent.includes(each)))
  return ruledOut && `"${ruledOut.join('|')}" has to be there and must not be`
}
