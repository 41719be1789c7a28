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

/**
 * The distinct words of a text that say something, at most the first 60, as each language stems them. A word that no
 * language knows is taken for a typing error where a known one is near.
 */
export function termsOf(text: string, editions: Editions): Readonly<Record<Language, readonly Term[]>> {
  const said = joined(words(text.slice(0, charactersRead)), editions)
  const termsIn = (language: Language): readonly Term[] => {
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
    return [...terms.values()]
  }
  return { es: termsIn('es'), pt: termsIn('pt'), en: termsIn('en') }
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
