import { outlineOf } from './outline.ts'
import type { Answers, AnswerValue, Draft, Origin, Replaced, Source, Undo } from './state.ts'
import { isWords, skipped } from './state.ts'
import { type Whole, wholeDraft } from './whole.ts'
import type { Work } from './work.ts'

/** New answers of a draft and where they came from; null takes an answer away. */
export type Change = Pick<Replaced, 'answers' | 'origins'>

/**
 * The change that these answers make. What was suggested for a text that is another now was not answered yet; nor is what may be
 * found now that the details are known.
 */
export function changeOf(work: Work, draft: Draft, given: Answers, from: Source | undefined): Change {
  const answers: Record<string, AnswerValue | null> = {}
  let origins: Record<string, Origin> | undefined
  for (const question of Object.keys(given)) {
    const value = given[question] as AnswerValue
    answers[question] = value
    const origin = originOf(work, question, value, from)
    if (origin !== undefined) (origins ??= {})[question] = origin
    for (const about of outlineOf(work.tree).articlesAbout.get(question) ?? []) {
      if (draft.answers[about] !== undefined && !isSameText(draft.answers[question], value))
        answers[about] = null
    }
    for (const again of outlineOf(work.tree).articlesAgain.get(question) ?? []) {
      const isSearched = draft.suggested === undefined || draft.suggested.isAgain === true
      if (!isSearched && draft.answers[again] !== undefined && isWords(value)) answers[again] = null
    }
  }
  return origins === undefined ? { answers } : { answers, origins }
}

/** The draft after a change, and what "undo" takes back from then on. */
export function changed(draft: Draft, { answers, origins }: Change, undo: Draft['undo']): Whole<Draft> {
  const next = wholeDraft(draft)
  next.revision += 1
  next.undo = undo
  next.answers = withAll(draft.answers, answers, Object.keys(answers))
  if (origins !== undefined || draft.origins !== undefined)
    next.origins = withAll(draft.origins, origins, Object.keys(answers))
  return next
}

/** A record with these keys as they are in another one, or gone. Filled by hand for the reason given in `whole.ts`. */
function withAll<T>(
  before: Readonly<Record<string, T>> | undefined,
  other: Readonly<Record<string, T | null>> | undefined,
  keys: readonly string[],
): Record<string, T> {
  const all: Record<string, T> = {}
  for (const key in before) if (!keys.includes(key) || isThere(other?.[key])) all[key] = before[key] as T
  for (const key of keys) {
    const value = other?.[key]
    if (isThere(value)) all[key] = value
  }
  return all
}

const isThere = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined

/** What takes the change back. */
export function undoOf({ answers, origins, open }: Draft, change: Change): Undo {
  const questions = Object.keys(change.answers)
  const [first] = questions
  const isFirstAnswer = questions.length === 1 && first !== undefined && answers[first] === undefined
  if (isFirstAnswer && open === undefined) return first
  const known = questions.filter((question) => origins?.[question] !== undefined)
  return {
    answers: Object.fromEntries(questions.map((question) => [question, answers[question] ?? null])),
    ...(known.length > 0 && {
      origins: Object.fromEntries(known.map((question) => [question, origins?.[question] as Origin])),
    }),
    ...(open !== undefined && { open }),
  }
}

/** Whether two values differ in nothing that a reader would notice: spaces, capitals, the final stop. */
export function isSameText(one: AnswerValue | undefined, other: AnswerValue | undefined): boolean {
  return one === other || plain(one) === plain(other)
}

const plain = (text: AnswerValue | undefined): string =>
  String(text ?? '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.!]+$/, '')

function originOf(
  { tree, state, event }: Work,
  question: string,
  value: AnswerValue,
  from: Source | undefined,
): Origin | undefined {
  if (value === skipped || tree.questions[question]?.type !== 'consent') return from
  const { language } = state
  const version = tree.wording[language]?.questions[question]?.version ?? '1'
  return { at: event.at, language, version, ...(typeof from === 'string' && { message: from }) }
}
