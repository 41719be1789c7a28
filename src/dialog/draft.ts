import { check, type Checked } from './answer.ts'
import { changed, changeOf, isSameText, undoOf } from './change.ts'
import { outlineOf, questionOf, type Stop } from './outline.ts'
import { isOnPath, nextPlace, type Path } from './route.ts'
import type { Answers, AnswerValue, Draft, Origin, Replaced, Source } from './state.ts'
import { pathThrough, setDraft, unlessEmpty, type Work, zoneOf } from './work.ts'
import { wholeDraft } from './whole.ts'

/** Opens a new draft with what is known of the person, from the draft before it or from an earlier visit. */
export function openDraft(work: Work, former?: Draft): Draft {
  const { tree, state } = work
  const id = state.drafts + 1
  state.drafts = id
  const draft = wholeDraft({ id, revision: 0, answers: {}, files: [], undo: [] })
  setDraft(work, draft)
  const answers: Record<string, AnswerValue> = {}
  const origins: Record<string, Origin> = {}
  for (const { id: question, kind } of outlineOf(tree).profile) {
    const known = former?.answers[question] ?? state.person?.[kind]
    const checked = known === undefined ? undefined : checkAnswer(work, question, known)
    if (checked?.type !== 'ok') continue
    answers[question] = checked.value
    const origin = former?.origins?.[question]
    if (origin !== undefined) origins[question] = origin
  }
  const isFromMessages = Object.keys(origins).length > 0
  const known = unlessEmpty(Object.keys(answers))
  const opened = { ...draft, answers, known, origins: isFromMessages ? origins : undefined }
  setDraft(work, opened)
  return opened
}

/** The open draft; a new one where there is none. */
export function draftOf(work: Work): Draft {
  return work.state.draft ?? openDraft(work)
}

/** The path of the open draft. */
export function pathOfDraft(work: Work): Path {
  return pathThrough(work, draftOf(work).answers)
}

/** The place that is asked next, whatever prompt stands in front of it. */
export function nextOf(work: Work): Stop | undefined {
  return nextPlace(work.tree, draftOf(work), pathOfDraft(work))
}

/** Checks a value as an answer to a question of the tree, whatever way it came in. */
export function checkAnswer(
  work: Work,
  question: string,
  value: unknown,
  path: Path = pathOfDraft(work),
): Checked {
  const known = questionOf(work.tree, question)
  if (known === undefined) return { type: 'problem', problem: { type: 'not-an-option' } }
  const draft = draftOf(work)
  return check(known, value, { tree: work.tree, draft, path, at: work.event.at, timeZone: zoneOf(work) })
}

/** Records answers that were checked, as one change that "undo" takes back as one. */
export function record(work: Work, given: Answers, from?: Source): void {
  const draft = draftOf(work)
  const change = changeOf(work, draft, given, from)
  const undo = draft.undo.length < undos ? draft.undo.slice() : draft.undo.slice(1 - undos)
  undo.push(undoOf(draft, change))
  const next = changed(draft, change, undo)
  const { open, candidate } = draft
  if (open !== undefined && given[open] !== undefined) next.open = undefined
  if (candidate !== undefined && (isPassedOver(work, given) || holdsText(given, candidate)))
    next.candidate = undefined
  setDraft(work, next)
}

/** Records one answer that was checked. */
export function recordOne(work: Work, question: string, value: AnswerValue, from?: Source): void {
  const given: Record<string, AnswerValue> = {}
  given[question] = value
  record(work, given, from)
}

/** The most changes that "undo" takes back. */
const undos = 5

/** Whether words were proposed for a question, and it was answered with others: they are not proposed again. */
function isPassedOver({ state, tree }: Work, given: Answers): boolean {
  const { live } = state
  if (live?.proposal === undefined || given[live.asks] === undefined) return false
  const question = questionOf(tree, live.asks)
  return question?.type !== 'choice' && question?.profile === undefined
}

function holdsText(given: Answers, text: string): boolean {
  return Object.values(given).some((value) => isSameText(value, text))
}

/** Takes the last change back; false when there is none. */
export function undoLast(work: Work): boolean {
  const draft = work.state.draft
  const last = draft?.undo.at(-1)
  if (draft === undefined || last === undefined) return false
  const { open, ...change }: Replaced = typeof last === 'string' ? { answers: { [last]: null } } : last
  setDraft(work, { ...changed(draft, change, draft.undo.slice(0, -1)), open })
  return true
}

/** Opens a question again, its answer kept until another is given; false when it is not on the path. */
export function reopenQuestion(work: Work, question: string): boolean {
  if (!isOnPath(pathOfDraft(work), question)) return false
  setDraft(work, { ...draftOf(work), open: question })
  return true
}

/** Leaves a question that was opened again as it was answered before; false when none was. */
export function keepOpenAsItWas(work: Work): boolean {
  const { draft } = work.state
  if (draft?.open === undefined || pathOfDraft(work).value(draft.open) === undefined) return false
  setDraft(work, { ...draft, open: undefined })
  return true
}
