import { isAside } from './aside.ts'
import type { Interpretation, Need, Then } from './facts.ts'
import { wordsFor } from './hear-text.ts'
import { keptIn, saysSomething, withKept } from './keep.ts'
import { questionOf } from './outline.ts'
import { type AnswerValue, type Draft, messageOf, type State } from './state.ts'
import { setDraft, type Work } from './work.ts'

/** What a message says after it was edited. */
export interface ReadAgain {
  /** The answers that were read from it and still stand, as they are now. */
  readonly answers: Readonly<Record<string, AnswerValue>>
  /** Words that were kept of it and wait for their question; undefined where it has none now. */
  readonly words?: string | undefined
}

/** Reads an edited message anew, for what was read from it; undefined while it is not known what it means. */
export function readAgain(work: Work, draft: Draft, message: string, text: string): ReadAgain | undefined {
  const questions = work.tree.places
    .map(({ question }) => question)
    .filter((question) => isReadFrom(draft, question, message))
  const hasKept = keptIn(draft).some((each) => each.message === message)
  if (questions.length === 0 && !hasKept) return { answers: {} }
  const then = thenOf(work, questions, hasKept)
  const meaning = meaningOf(work, text, then)
  if (meaning === undefined) return undefined
  const answers = answersIn(work, then, text, meaning)
  if (hasKept) return { answers, words: wordsIn(text, meaning) }
  const told = questions.find((question) => question !== then.asked && isInWords(work, question))
  if (told !== undefined && answers[told] === undefined && saysSomething(meaning.rest))
    answers[told] = meaning.rest
  return { answers }
}

const isReadFrom = ({ answers, origins }: Draft, question: string, message: string): boolean =>
  answers[question] !== undefined && messageOf(origins?.[question]) === message

/**
 * What was asked is the first that was answered, for others are answered beside it. Words that answer more than their own question
 * were read where none was asked.
 */
function thenOf(work: Work, unanswered: readonly string[], hasKept: boolean): Then {
  const [first] = unanswered
  const isBeside = unanswered.length > 1 || hasKept
  return { asked: isBeside && isInWords(work, first) ? undefined : first, unanswered }
}

function meaningOf({ facts, needs }: Work, text: string, then: Then): Interpretation | undefined {
  if (facts.interpretation) return facts.interpretation
  if (facts.missing?.includes('interpretation')) return { acts: [], rest: text }
  needs.push({ type: 'interpretation', text, then })
  return undefined
}

/** What it is understood to answer; a question in words that was asked is answered by the words themselves. */
function answersIn(
  work: Work,
  { asked, unanswered }: Then,
  text: string,
  meaning: Interpretation,
): Record<string, AnswerValue> {
  const answers: Record<string, AnswerValue> = {}
  for (const act of meaning.acts)
    if (act.type === 'answer' && unanswered.includes(act.question)) answers[act.question] = act.value
  if (asked === undefined || !isInWords(work, asked) || meaning.acts.some(isAside)) return answers
  const words = wordsFor(work, asked, { text, meaning })
  if (words !== undefined) answers[asked] = words
  return answers
}

function isInWords({ tree }: Work, question: string | undefined): boolean {
  const type = questionOf(tree, question)?.type
  return type === 'text' || type === 'longText'
}

function wordsIn(text: string, { acts, rest }: Interpretation): string | undefined {
  const words = rest ?? (acts.some((act) => act.type === 'answer') ? undefined : text.trim())
  return saysSomething(words) ? words : undefined
}

/** Keeps of a message what it says now; whether anything was kept of it. */
export function keepAgain(work: Work, draft: Draft, message: string, words: string | undefined): boolean {
  const kept = keptIn(draft)
  if (!kept.some((each) => each.message === message)) return false
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
export function standingFor(state: State, { then }: Extract<Need, { type: 'interpretation' }>): State {
  if (then === undefined || state.draft === undefined) return state
  const { draft, prompts: id } = state
  const known = Object.entries(draft.answers).filter(([question]) => !then.unanswered.includes(question))
  const live = then.asked === undefined ? undefined : { id, asks: then.asked, draft: draft.id }
  return { ...state, live, draft: { ...draft, answers: Object.fromEntries(known) } }
}
