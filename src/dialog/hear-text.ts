import { checkAnswer, recordOne } from './draft.ts'
import type { Act } from './facts.ts'
import type { Heard } from './hear.ts'
import { hearAnswers } from './hear-answers.ts'
import { keepWords } from './keep.ts'
import { missNonsense } from './misses.ts'
import { questionOf } from './outline.ts'
import type { AnswerValue, Source } from './state.ts'
import { isInWords } from './tree.ts'
import { note, type Work } from './work.ts'

/** A name is rarely longer than this many words, unless it is written as one; a sentence is no name. */
const longestName = 5
/** Capitals, and small words between them: "José Luiz dos Santos e Silva". */
const writtenAsName = /^(?=.*\p{Ll})\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Lu}[\p{L}'’.-]*|\p{Ll}{1,3}))*$/u

/** Whether free text is asked. */
export function isFreeText(work: Work): boolean {
  return isInWords(questionOf(work.tree, work.state.live?.asks))
}

/**
 * Free text is asked: the message is the answer, unless it corrects another one, means nothing, or is a case where a name
 * is asked. `isFirst`: nobody has said anything here yet.
 */
export function hearText(work: Work, heard: Heard, isFirst: boolean): void {
  const asks = work.state.live?.asks ?? ''
  const { acts } = heard.meaning
  if (heard.text === '') return
  if (acts.some((act) => act.type === 'nonsense')) return missNonsense(work, heard.text)
  const isOther = acts.some(isCorrection) || isNoName(work, asks, heard) || saysMore(acts, asks)
  if (isOther) return hearAnswers(work, heard, isFirst, false)
  const words = wordsFor(work, asks, heard)
  if (words !== undefined) takeText(work, asks, words, heard.message)
}

/** What a message says to a question that is answered in words; undefined where it says nothing to it. */
export function wordsFor(
  work: Work,
  question: string,
  said: Pick<Heard, 'text' | 'meaning'>,
): AnswerValue | undefined {
  const { acts, rest } = said.meaning
  if (acts.some((act) => act.type === 'nonsense') || isNoName(work, question, said)) return undefined
  const own = acts.find((act) => act.type === 'answer' && act.question === question)
  if (own?.type === 'answer') return own.value
  return acts.some((act) => act.type === 'greeting') ? rest : said.text
}

/** Records an answer in words, or says why it was not taken; what is too long here may do further on. */
export function takeText(
  work: Work,
  question: string,
  value: AnswerValue,
  message: string,
  from: Source = message,
): void {
  const checked = checkAnswer(work, question, value)
  if (checked.type === 'ok') return recordOne(work, question, checked.value, from)
  note(work, 'invalid', { question, problem: checked.problem })
  if (checked.problem.type === 'too-long') keepWords(work, String(value), message)
}

const isCorrection = (act: Act): boolean =>
  (act.type === 'answer' && act.correction === true) || act.type === 'change'

/** The answer, and another beside it. */
const saysMore = (acts: readonly Act[], asks: string): boolean =>
  acts.some((act) => act.type === 'answer' && act.question === asks) &&
  acts.some((act) => act.type === 'answer' && act.question !== asks)

/** A name is asked, and what was written is about something else. */
function isNoName(work: Work, asks: string, { text, meaning }: Pick<Heard, 'text' | 'meaning'>): boolean {
  const answers = meaning.acts.filter((act) => act.type === 'answer')
  if (questionOf(work.tree, asks)?.profile !== 'name' || answers.some(({ question }) => question === asks))
    return false
  const isSentence = meaning.acts.some((act) => act.type === 'sentence')
  return isSentence || answers.length > 0 || isTooLong(work, text)
}

/** Who says once more what was kept for later means it. */
function isTooLong({ state: { draft } }: Work, text: string): boolean {
  const isLong = text.split(/\s+/).length > longestName && !writtenAsName.test(text)
  return isLong && draft?.candidate !== text
}
