import { en } from './en.ts'
import { es } from './es.ts'
import type { Locale } from './locale.ts'
import type { Phrases } from './phrases.ts'
import { pt } from './pt.ts'

const all: Readonly<Record<Locale, Phrases>> = { es, pt, en }

/** The program's own words in a language. */
export function phrasesIn(locale: Locale): Phrases {
  return all[locale]
}
