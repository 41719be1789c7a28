import { isAside } from './aside.ts'
import type { Interpretation, Moment, Need } from './facts.ts'
import { wordsFor } from './hear-text.ts'
import { keptIn, saysSomething, withKept } from './keep.ts'
import { meaningOf } from './meaning.ts'
import { questionOf } from './outline.ts'
import { isFrom, joinedText, partsOf, type Piece, piecesOf } from './parts.ts'
import { type AnswerValue, type Draft, type Joined, messageOf, partsIn, type State } from './state.ts'
import { isInWords } from './tree.ts'
import { setDraft, type Work } from './work.ts'

/** What a message says after it was edited. */
export interface ReadAgain {
  /** The answers that were read from it and still stand, as they are now. */
  readonly answers: Readonly<Record<string, AnswerValue>>
  /** Words of it that were kept or are a part of an answer, as they are now; undefined where it has none. */
  readonly words?: string | undefined
}

/** Reads an edited message anew, for what was read from it; undefined while it is not known what it means. */
export function readAgain(work: Work, draft: Draft, message: string, text: string): ReadAgain | undefined {
  const origin = (question: string): string | undefined =>
    draft.answers[question] === undefined ? undefined : messageOf(draft.origins?.[question])
  const questions = work.tree.places
    .map(({ question }) => question)
    .filter((question) => isFrom(origin(question), message))
  const pieces = [...keptIn(draft), ...joinedPieces(draft)].filter((piece) => piece.message === message)
  const hasWords = pieces.length > 0
  if (questions.length === 0 && !hasWords) return { answers: {} }
  // Of several that were read as one only what it plainly answers, whatever was asked, is known to be its own.
  const isAlone = questions.every((question) => origin(question) === message)
  const moment = isAlone ? momentOf(work, questions, hasWords) : { asked: undefined, unanswered: questions }
  const meaning = meaningOf(work, text, moment)
  if (meaning === undefined) return undefined
  const answers = answersIn(work, moment, text, meaning)
  // Kept whole, it stays so where it says what it said before.
  const isAsBefore = pieces.some((piece) => piece.text === text.trim())
  const words = isAsBefore ? text.trim() : wordsIn(text, meaning, Object.keys(answers).length > 0)
  if (hasWords) return { answers, words }
  const told = questions.find(
    (question) => question !== moment.asked && isInWords(questionOf(work.tree, question)),
  )
  if (isAlone && told !== undefined && answers[told] === undefined && saysSomething(meaning.rest))
    answers[told] = meaning.rest
  return { answers }
}

/** The questions that words of this message are a part of the answer to. */
export const joinedIn = ({ answers, origins = {} }: Draft, message: string): readonly string[] =>
  Object.keys(answers).filter((question) =>
    partsIn(origins[question])?.some((part) => part.message === message),
  )

const joinedPieces = ({ answers, origins = {} }: Draft): readonly Piece[] =>
  Object.keys(answers).flatMap((question) => {
    const parts = partsIn(origins[question])
    return parts === undefined ? [] : piecesOf(String(answers[question]), parts)
  })

/**
 * What was asked is the first that was answered, for others are answered beside it. Words that answer more than their own question
 * were read where none was asked.
 */
function momentOf(work: Work, unanswered: readonly string[], hasMore: boolean): Moment {
  const [first] = unanswered
  const isBeside = unanswered.length > 1 || hasMore
  return { asked: isBeside && isInWords(questionOf(work.tree, first)) ? undefined : first, unanswered }
}

/** What it is understood to answer; a question in words that was asked is answered by the words themselves. */
function answersIn(
  work: Work,
  { asked, unanswered }: Moment,
  text: string,
  meaning: Interpretation,
): Record<string, AnswerValue> {
  const answers: Record<string, AnswerValue> = {}
  for (const act of meaning.acts)
    if (act.type === 'answer' && unanswered.includes(act.question)) answers[act.question] = act.value
  if (asked === undefined || !isInWords(questionOf(work.tree, asked)) || meaning.acts.some(isAside))
    return answers
  const words = wordsFor(work, asked, { text, meaning })
  if (words !== undefined) answers[asked] = words
  return answers
}

function wordsIn(text: string, { rest }: Interpretation, isAnswer: boolean): string | undefined {
  const words = rest ?? (isAnswer ? undefined : text.trim())
  return saysSomething(words) ? words : undefined
}

/** An answer with these words in the place of those that the message brought before. */
export function joinedAgain(
  { tree }: Work,
  { answers, origins }: Draft,
  question: string,
  now: Piece,
): { readonly value: string; readonly from: Joined } {
  const pieces = piecesOf(String(answers[question]), partsIn(origins?.[question]) ?? []).map((piece) =>
    piece.message === now.message ? now : piece,
  )
  return {
    value: joinedText(pieces, questionOf(tree, question)?.type),
    from: { parts: partsOf(pieces) },
  }
}

/** Keeps of a message what it says now; whether that is something else. */
export function keepAgain(work: Work, draft: Draft, message: string, words: string | undefined): boolean {
  const kept = keptIn(draft)
  if (!kept.some((each) => each.message === message && each.text !== words)) return false
  const now = words === undefined ? [] : [{ message, text: words }]
  setDraft(
    work,
    withKept(
      draft,
      kept.flatMap((each) => (each.message === message ? now : [each])),
    ),
  )
  return true
}

/** The state that a text is read in: as it is, or as it was when a message that is read again was written. */
export function standingFor(state: State, { moment }: Extract<Need, { type: 'interpretation' }>): State {
  const { draft = state.shelf, prompts: id } = state
  if (moment === undefined || draft === undefined) return state
  const known = Object.entries(draft.answers).filter(([question]) => !moment.unanswered.includes(question))
  const live = moment.asked === undefined ? undefined : { id, asks: moment.asked, draft: draft.id }
  return { ...state, live, draft: { ...draft, answers: Object.fromEntries(known) } }
}
