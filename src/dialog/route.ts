import { isOn, type Lookup } from './condition.ts'
import { type Outline, outlineOf, questionOf, type Stop } from './outline.ts'
import type { AnswerValue, Answers, Draft } from './state.ts'
import { isWords, skipped, unsure } from './state.ts'
import type { Place, Question, Tree } from './tree.ts'

/**
 * Which questions are on the way, and which comes next: computed from the tree and the answers at every step.
 * An answer to a question that is not on the way is kept in the draft, and does not count.
 */
export interface Path {
  /** What it was walked with. */
  readonly answers: Answers
  /** In the order they are asked. */
  readonly places: readonly Stop[]
  /** Those that have no answer that counts, in the same order. */
  readonly unanswered: readonly Stop[]
  /** The value of a question, while it is on the path and answered. */
  value(question: string): AnswerValue | undefined
}

/** Walks the tree with these answers. */
export function pathOf(tree: Tree, answers: Answers): Path {
  const { pages, slots, blank } = outlineOf(tree)
  const places: Stop[] = []
  const unanswered: Stop[] = []
  const values: (AnswerValue | undefined)[] = blank.slice()
  const value = valuesIn(values, slots)
  for (const page of pages) {
    if (page.isOn !== undefined && !page.isOn(values)) continue
    for (const stop of page.stops) {
      if (stop.isOn !== undefined && !stop.isOn(values)) continue
      places.push(stop)
      const answer = answers[stop.question]
      if (answer !== undefined && fits(stop.asks, answer, value)) values[stop.slot] = answer
      else unanswered.push(stop)
    }
  }
  return { answers, places, unanswered, value }
}

/** The value of a question, by its id. */
function valuesIn(values: readonly (AnswerValue | undefined)[], slots: Outline['slots']): Path['value'] {
  return (question) => {
    const slot = slots.get(question)
    return slot === undefined ? undefined : values[slot]
  }
}

/** Whether an answer still fits its question here, whatever tree or branch it was given on. */
function fits(question: Question, value: AnswerValue, answers: Lookup): boolean {
  if (value === skipped) return isOn(question.optional, answers)
  switch (question.type) {
    case 'choice':
      return value === unsure ? question.unsure : question.options.includes(value as string)
    case 'consent':
    case 'files':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number'
    default:
      return typeof value === 'string'
  }
}

/** Whether a question is on the path. */
export function isOnPath(path: Path, question: string): boolean {
  return path.places.some((place) => place.question === question)
}

/** The question to ask now; undefined when the draft is ready for its review. */
export function nextPlace(tree: Tree, draft: Draft, path: Path): Stop | undefined {
  if (draft.open !== undefined) {
    const open = path.places.find((place) => place.question === draft.open)
    if (open) return open
  }
  return path.unanswered.find((place) => !isSettled(tree, draft, path, place))
}

/** Whether nothing more has to be asked in this place. */
export function isSettled(tree: Tree, draft: Draft, path: Path, place: Place): boolean {
  const question = questionOf(tree, place.question)
  if (question === undefined || path.value(place.question) !== undefined) return true
  if (question.type === 'files') {
    return (
      isOn(question.passive, path.value) || (!isOn(question.optional, path.value) && draft.files.length > 0)
    )
  }
  if (question.type !== 'articles') return false
  const about = path.value(question.about)
  if (about === undefined || about === skipped) return true
  const { suggested } = draft
  if (suggested?.query !== about || suggested.articles.length > 0 || suggested.passed !== undefined)
    return false
  return suggested.isAgain === true || !isWords(path.value(question.again ?? ''))
}

/** The question answered last before `place`, for "back". */
export function placeBefore(path: Path, place: Place | undefined, tree: Tree): Place | undefined {
  const at = path.places.findIndex((each) => each.question === place?.question)
  for (let i = (at < 0 ? path.places.length : at) - 1; i >= 0; i--) {
    const before = path.places[i]
    if (before === undefined || tree.questions[before.question]?.type === 'articles') continue
    if (path.value(before.question) !== undefined) return before
  }
  return undefined
}

/**
 * "3 of 8": where the question stands on the path. What was known beforehand is no step unless it is asked itself;
 * suggestions stand with what they are about. Undefined while an answer is missing that decides which pages come.
 */
export function progressOf(
  path: Path,
  place: Place,
  known: readonly string[] = [],
): { readonly step: number; readonly of: number } | undefined {
  if (path.unanswered.some((each) => each.isFork)) return undefined
  let step = 0
  let of = 0
  let isPast = false
  for (const each of path.places) {
    const isHere = each.question === place.question
    if (isCounted(each.asks, path) && (isHere || !known.includes(each.question))) {
      of += 1
      if (!isPast) step += 1
    }
    isPast ||= isHere
  }
  return { step: Math.max(step, 1), of: Math.max(of, 1) }
}

function isCounted(question: Question, path: Path): boolean {
  if (question.type === 'files') return !isOn(question.passive, path.value)
  return question.type !== 'articles'
}
