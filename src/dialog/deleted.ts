import { changed } from './change.ts'
import type { Event } from './event.ts'
import { outlineOf } from './outline.ts'
import { knowPerson, touch } from './person.ts'
import { forgetReply, ticketOfReply } from './replies.ts'
import { messageOf } from './state.ts'
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
  const { draft } = work.state
  if (draft === undefined) return
  const questions = Object.keys(draft.answers).filter(
    (question) => messageOf(draft.origins?.[question]) === message,
  )
  if (questions.length === 0) return
  const about = questions.flatMap((question) => outlineOf(work.tree).articlesAbout.get(question) ?? [])
  const answers = Object.fromEntries([...questions, ...about].map((question) => [question, null]))
  // "Undo" would bring back what was taken back.
  setDraft(work, changed(draft, { answers }, []))
  note(work, 'forgotten', { questions })
  work.ending = 'ask'
}
