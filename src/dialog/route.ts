import { holds, isOn } from './condition.ts'
import type { Answer, AnswerValue, Draft } from './state.ts'
import { skipped } from './state.ts'
import type { Place, Question, Tree } from './tree.ts'

/**
 * Which questions are on the way, and which comes next: computed from the tree and the answers at every step.
 * An answer to a question that is not on the way is kept in the draft, and does not count.
 */
export interface Path {
  /** In the order they are asked. */
  readonly places: readonly Place[]
  /** The value of a question, while it is on the path and answered. */
  value(question: string): AnswerValue | undefined
}

/** Walks the tree with these answers. */
export function pathOf(tree: Tree, answers: Draft['answers']): Path {
  const places: Place[] = []
  const values = new Map<string, AnswerValue>()
  const value = (question: string) => values.get(question)
  for (const page of tree.pages) {
    if (!holds(page.when, value)) continue
    for (const id of page.questions) {
      const question = tree.questions[id]
      if (question === undefined || !holds(question.when, value)) continue
      places.push({ page: page.id, question: id, when: [] })
      const answer = answers[id]
      if (answer !== undefined && fits(question, answer)) values.set(id, answer.value)
    }
  }
  return { places, value }
}

/** Whether an answer still fits its question, whatever tree it was given to. */
export function fits(question: Question, answer: Answer): boolean {
  if (question.type === 'choice') {
    return answer.value === '?'
      ? question.unsure
      : question.options.includes(answer.value as string) || answer.value === skipped
  }
  if (question.type === 'consent') return typeof answer.value === 'boolean'
  return true
}

/** The question to ask now; undefined when the draft is ready for its review. */
export function nextPlace(tree: Tree, draft: Draft, path: Path): Place | undefined {
  if (draft.open !== undefined) {
    const open = path.places.find((place) => place.question === draft.open)
    if (open) return open
  }
  return path.places.find((place) => !isSettled(tree, draft, path, place))
}

/** Whether nothing more has to be asked in this place. */
export function isSettled(tree: Tree, draft: Draft, path: Path, place: Place): boolean {
  const question = tree.questions[place.question]
  if (question === undefined || path.value(place.question) !== undefined) return true
  if (question.type === 'files') {
    return (
      isOn(question.passive, path.value) || (!isOn(question.optional, path.value) && draft.files.length > 0)
    )
  }
  if (question.type === 'articles') {
    return draft.suggested?.query === path.value(question.about) && draft.suggested?.articles.length === 0
  }
  return false
}

/** The question answered last before `place`, for "back". */
export function placeBefore(path: Path, place: Place | undefined, tree: Tree): Place | undefined {
  const end =
    place === undefined
      ? path.places.length
      : path.places.findIndex((each) => each.question === place.question)
  for (let i = end - 1; i >= 0; i--) {
    const before = path.places[i]
    if (before === undefined) continue
    const type = tree.questions[before.question]?.type
    if (type !== 'articles' && path.value(before.question) !== undefined) return before
  }
  return undefined
}

/** "3 of 8": where the question stands on the path as it looks now. */
export function progressOf(
  tree: Tree,
  path: Path,
  place: Place,
): { readonly step: number; readonly of: number } {
  const counted = path.places.filter((each) => {
    const question = tree.questions[each.question]
    return (
      question?.type !== 'articles' && !(question?.type === 'files' && isOn(question.passive, path.value))
    )
  })
  const step = counted.findIndex((each) => each.question === place.question) + 1
  return { step: Math.max(step, 1), of: counted.length }
}
