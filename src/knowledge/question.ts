import { type Language, languages } from '../dialog/language.ts'
import type { Editions } from './edition.ts'
import { gramsOf } from './grams.ts'
import type { GuessLanguage } from './guess.ts'
import type { ReadTerms } from './query.ts'
import type { Related, RelatedTo } from './related.ts'

/** What a person asked, as each language that it may be in reads it. */
export type Question = readonly Reading[]

/** A question read in one language. */
export interface Reading {
  readonly language: Language
  /** How likely it is the language of the question; those of a question add up to nearly one. */
  readonly likelihood: number
  readonly words: readonly Word[]
  /** How alike the question and the title of an article look, 0 to 1. */
  looksLike(article: number): number
}

export interface Word {
  readonly stem: string
  /** It was put in the place of a word that nothing knows. */
  readonly repaired: boolean
  /** How telling it is, 0 to 1. */
  readonly weight: number
  /** Closest first. */
  readonly related: readonly Related[]
}

/** Reads a text of a person who reads `expected`. */
export type ReadQuestion = (text: string, expected: Language) => Question

export function createReader(
  editions: Editions,
  readTerms: ReadTerms,
  guess: GuessLanguage,
  relatedTo: RelatedTo,
): ReadQuestion {
  return (text, expected) => {
    const likelihood = guess(text, expected)
    const termsIn = readTerms(text)
    const grams = gramsOf(text.slice(0, charactersLookedAt))
    return languages
      .filter((language) => likelihood[language] >= leastLikelihood)
      .map((language) => ({
        language,
        likelihood: likelihood[language],
        words: Array.from(termsIn(language).values(), (term) => ({
          ...term,
          weight: editions[language].scorer.weight(term.stem),
          related: relatedTo(term.stem, language),
        })),
        looksLike: editions[language].likeness.to(grams),
      }))
  }
}

const leastLikelihood = 0.02
/** How a title looks is compared with this much of a text; a longer beginning says no more. */
const charactersLookedAt = 300
