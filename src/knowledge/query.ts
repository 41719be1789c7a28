import { type Language, languages } from '../dialog/language.ts'
import type { Editions } from './edition.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'
import { words } from './tokens.ts'

/** A word of a text, as one language has it. */
export interface Term {
  readonly stem: string
  /** It was put in the place of a word that nothing knows. */
  readonly repaired: boolean
}

/** The terms of a text in a language, by their stems. */
type TermsIn = (language: Language) => Terms
type Terms = ReadonlyMap<string, Term>

/** Reads a text once, and only in the languages that are asked for. */
export type ReadTerms = (text: string) => TermsIn

/**
 * The distinct words of a text that say something, at most the first 60, as each language stems them. A word that no
 * language knows is taken for a typing error where a known one is near.
 *
 * Finding what is near takes longest of all, and one text is read to search and again to explain what was found: so
 * the terms of the last text are kept.
 */
export function createTermReader(editions: Editions): ReadTerms {
  let last: { readonly text: string; readonly termsIn: TermsIn } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, termsIn: termsOf(text, editions) }
    return last.termsIn
  }
}

function termsOf(text: string, editions: Editions): TermsIn {
  const said = joined(words(text.slice(0, charactersRead)), editions)
  const read = new Map<Language, Terms>()
  return (language) => {
    const terms = read.get(language) ?? inLanguage(language, said, editions)
    read.set(language, terms)
    return terms
  }
}

function inLanguage(language: Language, said: readonly string[], editions: Editions): Terms {
  const terms = new Map<string, Term>()
  for (const word of said) {
    if (terms.size === mostTerms) break
    if (stopWords[language].has(word) || (word.length === 1 && !digit.test(word))) continue
    const own = stem(word, language)
    const repaired =
      isKnown(word, editions) || digit.test(word) ? undefined : editions[language].scorer.repair(own)
    const term = { stem: repaired ?? own, repaired: repaired !== undefined }
    if (!terms.has(term.stem)) terms.set(term.stem, term)
  }
  return terms
}

/** Two words of which one is unknown, and that are a known word together, were one word: "data layer", "datalayer". */
function joined(said: readonly string[], editions: Editions): string[] {
  const out: string[] = []
  for (let place = 0; place < said.length; place++) {
    const word = said[place] ?? ''
    const next = said[place + 1]
    const isOne =
      next !== undefined &&
      !(isKnown(word, editions) && isKnown(next, editions)) &&
      isKnown(word + next, editions)
    out.push(isOne ? word + next : word)
    if (isOne) place++
  }
  return out
}

const isKnown = (word: string, editions: Editions): boolean =>
  languages.some(
    (language) => stopWords[language].has(word) || editions[language].scorer.knows(stem(word, language)),
  )

const digit = /\d/
const charactersRead = 2000
const mostTerms = 60
