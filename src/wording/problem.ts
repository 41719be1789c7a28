import type { Problem } from '../dialog/content.ts'
import { never } from '../errors.ts'
import { dateIn } from '../i18n/dates.ts'
import { numberIn } from '../i18n/numbers.ts'
import { cut, sentencesOf, type Words } from './words.ts'

/** Why a value was not taken as an answer, and what would be. */
export function wordProblem(words: Words, question: string, problem: Problem, page?: string): string {
  const { problems } = words.phrases
  const number = (value: number): string => numberIn(words.language, value)
  const invalid = sentencesOf(words, question, page)?.invalid
  switch (problem.type) {
    case 'empty':
      return problems.empty
    case 'too-short':
      return problems.tooShort(problem.min)
    case 'too-long':
      return problems.tooLong(number(problem.max), number(problem.length - problem.max))
    case 'pattern':
      return invalid ?? problems.pattern
    case 'not-an-option':
      return problems.notAnOption
    case 'not-an-email':
      return problems.notAnEmail
    case 'not-a-number':
      return problems.notANumber
    case 'too-small':
      return problems.tooSmall(number(problem.min))
    case 'too-large':
      return problems.tooLarge(number(problem.max))
    case 'not-whole':
      return problems.notWhole
    case 'not-a-date':
      return problems.notADate
    case 'too-early':
      return problems.tooEarly(dateIn(words.language, problem.from))
    case 'too-late':
      return problems.tooLate(dateIn(words.language, problem.until))
    case 'item-pattern':
      return problems.item(cut(problem.item, 80), invalid ?? problems.itemPattern)
    case 'item-start':
      return problems.itemStart(cut(problem.item, 80), problem.start)
    case 'item-twice':
      return problems.itemTwice(cut(problem.item, 80))
    case 'too-few':
      return problems.tooFew(problem.min)
    case 'too-many':
      return problems.tooMany(problem.max)
    case 'no-files':
      return problems.noFiles
    case 'consent':
      return problems.consent
    default:
      return never(problem)
  }
}
