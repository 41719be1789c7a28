import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import type { Language } from '../dialog/language.ts'
import { stopWords } from './stop-words.ts'
import { words } from './tokens.ts'

/**
 * The stem of a folded word. The same for a word with and without its accents, and for most of its forms. Words with
 * digits are codes and stay whole.
 */
export function stem(word: string, language: Language): string {
  const known = memory[language].get(word)
  if (known !== undefined) return known
  const found = digits.test(word) ? word : stemmers[language](word)
  if (memory[language].size >= mostRemembered) memory[language].clear()
  memory[language].set(word, found)
  return found
}

/** The stems of the words of a text that say something, in order, repeated as they are. */
export function stemsOf(text: string, language: Language): string[] {
  return words(text)
    .filter((word) => !stopWords[language].has(word))
    .map((word) => stem(word, language))
}

/** The stemmers expect accents in these endings, so the endings get them back: they are the same in every word. */
const stemmers: Readonly<Record<Language, (word: string) => string>> = {
  es: (word) => spanish(word.replace(/([cs])ion$/, '$1ión')),
  pt: (word) => portuguese(word.replace(/oes$/, 'ao').replace(/cao$/, 'ção')),
  en: english,
}

const digits = /\d/

/** A corpus has some 30,000 words a language; people add theirs for as long as the process runs. */
const mostRemembered = 100_000
const memory: Readonly<Record<Language, Map<string, string>>> = {
  es: new Map(),
  pt: new Map(),
  en: new Map(),
}
