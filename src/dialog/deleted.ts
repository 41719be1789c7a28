import { changed } from './change.ts'
import type { Event } from './event.ts'
import { keptIn, withKept } from './keep.ts'
import { outlineOf } from './outline.ts'
import { knowPerson, touch } from './person.ts'
import { forgetReply, ticketOfReply } from './replies.ts'
import { type Draft, messageOf } from './state.ts'
import { note, setDraft, type Work } from './work.ts'

type Deleted = Extract<Event['happened'], { type: 'deleted' }>

/**
 * A message was taken back: what was read from it is forgotten, and asked again. Nothing is taken back from the desk; the person
 * hears that.
 */
export function onDeleted(work: Work, { message }: Deleted): void {
  if (!knowPerson(work)) return
  touch(work)
  work.ending = 'silence'
  if (letGoOf(work, message)) return
  const number = ticketOfReply(work.state, message)
  if (number === undefined) return forgetAnswers(work, message)
  forgetReply(work, message)
  note(work, 'cannotUnsend', { number })
  work.ending = 'say'
}

/** A message that is still held is not read at all. */
function letGoOf(work: Work, message: string): boolean {
  const { held } = work.state
  if (!held?.said.some((each) => each.message === message)) return false
  const said = held.said.filter((each) => each.message !== message)
  work.state.held = said.length === 0 ? undefined : { ...held, said }
  return true
}

function forgetAnswers(work: Work, message: string): void {
  const { shelf, draft } = work.state
  if (shelf !== undefined) work.state.shelf = without(work, shelf, message).draft
  if (draft === undefined) return
  const left = without(work, draft, message)
  setDraft(work, left.draft)
  if (left.questions.length > 0) note(work, 'forgotten', { questions: left.questions })
  const wasProposed = work.state.live?.proposal !== undefined && left.draft.candidate !== draft.candidate
  if (left.questions.length > 0 || wasProposed) work.ending = 'ask'
}

/** The draft without what was read from a message, and without what is kept of it; the questions that have no answer now. */
function without(
  work: Work,
  draft: Draft,
  message: string,
): { readonly draft: Draft; readonly questions: readonly string[] } {
  const kept = keptIn(draft)
  const left = kept.filter((each) => each.message !== message)
  const rest = left.length === kept.length ? draft : withKept(draft, left)
  const questions = Object.keys(draft.answers).filter(
    (question) => messageOf(draft.origins?.[question]) === message,
  )
  if (questions.length === 0) return { draft: rest, questions }
  const about = questions.flatMap((question) => outlineOf(work.tree).articlesAbout.get(question) ?? [])
  const answers = Object.fromEntries([...questions, ...about].map((question) => [question, null]))
  // "Undo" would bring back what was taken back.
  return { draft: changed(rest, { answers }, []), questions }
}
