import { noneHelps } from '../dialog/answer.ts'
import type { Language } from '../dialog/language.ts'
import type { AnswerValue } from '../dialog/state.ts'
import { skipped, unsure } from '../dialog/state.ts'
import type { Tree } from '../dialog/tree.ts'
import { dateIn } from '../i18n/dates.ts'
import { numberIn } from '../i18n/numbers.ts'
import { optionLabel, typeOf, type Words, wordsFor } from './words.ts'

/** A value in words, as it is shown in a review and filed: never an id. */
export function wordAnswer(tree: Tree, language: Language, question: string, value: AnswerValue): string {
  return answerIn(wordsFor(tree, language), question, value)
}

/** The same with the words at hand. */
export function answerIn(words: Words, question: string, value: AnswerValue): string {
  const { answers } = words.phrases
  const type = typeOf(words, question)
  if (value === skipped) return type === 'files' ? answers.noFiles : answers.skipped
  if (value === unsure) return answers.unsure
  switch (type) {
    case 'choice':
      return optionLabel(words, question, String(value)) ?? answers.nameless
    case 'consent':
      return value === true ? answers.consentYes : answers.consentNo
    case 'articles':
      return value === noneHelps ? answers.noneHelps : answers.articleRead
    case 'files':
      return answers.files
    case 'date':
      return dateIn(words.language, String(value))
    case 'number':
      return typeof value === 'number' ? numberIn(words.language, value) : String(value)
    default:
      return typeof value === 'boolean' ? (value ? answers.yes : answers.no) : String(value)
  }
}
