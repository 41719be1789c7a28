import type { Language } from '../dialog/language.ts'
import { languages } from '../dialog/language.ts'
import type { GuessLanguage, Likelihood } from './guess.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'
import { words } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a person asked, in the terms of the index. */
export interface Query {
  readonly likelihood: Likelihood
  readonly terms: Readonly<Record<Language, readonly Term[]>>
}

export interface Term {
  readonly stem: string
  /** No document of any language has it: it may be a typing error. */
  readonly unknown: boolean
}

/** Reads the words of a text, at most the first 60 that say something, in each of the languages. */
export function readQuery(
  text: string,
  expected: Language,
  index: { readonly guess: GuessLanguage; readonly vocabulary: Vocabulary },
): Query {
  const said = joined(words(text.slice(0, charactersRead)), index.vocabulary)
  const termsIn = (language: Language): Term[] => {
    const kept = said.filter(
      (word) => !stopWords[language].has(word) && (word.length > 1 || digit.test(word)),
    )
    const terms = new Map<string, Term>()
    for (const word of kept.slice(0, mostTerms)) {
      const own = stem(word, language)
      terms.set(own, { stem: own, unknown: !isKnown(word, index.vocabulary) })
    }
    return [...terms.values()]
  }
  return {
    likelihood: index.guess(text, expected),
    terms: { es: termsIn('es'), pt: termsIn('pt'), en: termsIn('en') },
  }
}

/** Two words of which one is unknown, and that are a known word together, were one word ("suma pay" of "sumapay"). */
function joined(said: readonly string[], vocabulary: Vocabulary): string[] {
  const out: string[] = []
  for (const [place, word] of said.entries()) {
    out.push(word)
    const next = said[place + 1]
    if (next === undefined || (isKnown(word, vocabulary) && isKnown(next, vocabulary))) continue
    if (isKnown(word + next, vocabulary)) out.push(word + next)
  }
  return out
}

const isKnown = (word: string, vocabulary: Vocabulary): boolean =>
  languages.some(
    (language) => stopWords[language].has(word) || vocabulary.knows(stem(word, language), language),
  )

const digit = /\d/
const charactersRead = 2000
const mostTerms = 60
