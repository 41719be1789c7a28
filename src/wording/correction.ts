import type { Language } from '../dialog/language.ts'
import { phrasesIn } from '../i18n/speak.ts'

/** A reply that takes the place of a former one, as the desk gets it: there nothing can be taken back. */
export const wordCorrection = (language: Language, text: string): string =>
  phrasesIn(language).filing.correction(text)
