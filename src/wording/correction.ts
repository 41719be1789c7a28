import { type Language, languages } from '../dialog/language.ts'
import { phrasesIn } from '../i18n/speak.ts'

/** A reply that takes the place of a former one, as the desk gets it: there nothing can be taken back. */
export const wordCorrection = (language: Language, text: string): string =>
  phrasesIn(language).filing.correction(text)

/** A comment of the person's as they read it: what was put before a correction for the desk is in their language here. */
export function readCorrection(language: Language, comment: string): string {
  const lead = languages.map((each) => wordCorrection(each, '')).find((each) => comment.startsWith(each))
  return lead === undefined ? comment : wordCorrection(language, comment.slice(lead.length))
}
