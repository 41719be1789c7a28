import { nextOf, openDraft, pathOfDraft, reopenQuestion, undoLast } from './draft.ts'
import { followUp } from './follow-up.ts'
import { subjectOf } from './person.ts'
import { isInFront } from './prompts.ts'
import { placeBefore } from './route.ts'
import { wasItSent } from './sending.ts'
import { isWorthKeeping, note, setDraft, shelve, type Work } from './work.ts'

/** Back to the question that was answered last; from a prompt that stands in front of the questions, to the question. */
export function back(work: Work): void {
  const { live, draft } = work.state
  if (isInFront(live)) {
    work.settled = { command: 'back' }
    return
  }
  if (draft === undefined) return sayNothingAsked(work)
  const asked = live?.asks === 'review' ? undefined : nextOf(work)
  const before = placeBefore(pathOfDraft(work), asked, work.tree)
  if (before) reopenQuestion(work, before.question)
  else note(work, 'nothingBefore', {})
}

/** Takes the last change back: of an answer, or that the draft was cancelled or begun anew. */
export function undo(work: Work): void {
  const { draft, shelf, filing, filed } = work.state
  if (draft !== undefined && undoLast(work)) return note(work, 'undone', {})
  const sent = Math.max(
    0,
    ...(filing ?? []).map((each) => each.id),
    ...(filed ?? []).map((each) => each.draft),
  )
  const isLeft = shelf !== undefined && shelf.id > sent && !isWorthKeeping(draft)
  if (isLeft) return resume(work)
  if (draft === undefined && sent > 0) return wasItSent(work)
  note(work, 'nothingToUndo', {})
}

/** Stops asking, at once; the draft can be had back. On a prompt about something else only that is cancelled. */
export function cancel(work: Work): void {
  const { live, draft } = work.state
  work.settled = { command: 'cancel' }
  if (live?.ticket !== undefined || live?.asks === 'change') return draft ? undefined : sayNothingAsked(work)
  if (draft === undefined) return note(work, 'nothingToCancel', {})
  shelve(work)
  note(work, 'cancelled', {})
  work.ending = 'end'
  work.offers = ['undo', 'new']
}

/** Brings the shelved draft back; one that is open meanwhile takes its place on the shelf. */
export function resume(work: Work): void {
  const { shelf, draft } = work.state
  if (shelf === undefined) return draft ? undefined : note(work, 'nothingToResume', {})
  work.state.shelf = isWorthKeeping(draft) ? draft : undefined
  setDraft(work, shelf)
  work.settled = { command: 'resume' }
  note(work, 'resumed', subjectOf(work, shelf))
}

/** Asks everything anew but who it is; what was answered can be had back. */
export function restart(work: Work): void {
  const { draft } = work.state
  work.settled = { command: 'restart' }
  if (isWorthKeeping(draft)) shelve(work)
  openDraft(work, draft)
  note(work, 'restarted', { kept: isWorthKeeping(draft) })
}

/** Opens another draft. One that is open and has something in it goes on the shelf, and that is said. */
export function startNew(work: Work): void {
  const { draft, unsent } = work.state
  work.settled = { command: 'new' }
  // With another request under way, a new one is about something else.
  if (unsent && draft === undefined) return followUp(work, unsent.ticket)
  if (draft !== undefined && !isWorthKeeping(draft)) return
  if (draft !== undefined) {
    shelve(work)
    note(work, 'restarted', { kept: true })
  }
  openDraft(work, draft)
}

/** Offers every answer that can be given anew. */
export function change(work: Work): void {
  if (work.state.draft === undefined) return sayNothingAsked(work)
  const path = pathOfDraft(work)
  const among = path.places
    .filter(
      ({ question }) =>
        path.value(question) !== undefined && work.tree.questions[question]?.type !== 'articles',
    )
    .map(({ question }) => question)
  if (among.length > 0) work.prompt = { asks: 'change', among }
  else note(work, 'nothingBefore', {})
}

/** Opens a question again because it was named; where it has no answer, offers those that have one. */
export function changeNamed(work: Work, question: string): void {
  const isThere = pathOfDraft(work).value(question) !== undefined || nextOf(work)?.question === question
  if (!isThere || !reopenQuestion(work, question)) change(work)
}

/** Nothing is asked at the moment: says so, and what can be begun. */
export function sayNothingAsked(work: Work): void {
  note(work, 'nothingAsked', {})
  work.offers = work.state.shelf ? ['resume', 'new'] : ['new']
}
