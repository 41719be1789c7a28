import { checkAll } from './check-all.ts'
import { isSameText } from './change.ts'
import { draftOf, record } from './draft.ts'
import type { Event } from './event.ts'
import { outlineOf } from './outline.ts'
import { knowPerson, touch } from './person.ts'
import { joinedAgain, joinedIn, keepAgain, readAgain } from './read-again.ts'
import { correctReply } from './replies.ts'
import type { AnswerValue, Draft, HeldMessage, Source } from './state.ts'
import { sayChanged } from './suggest.ts'
import { correctUnsent } from './unsent.ts'
import { note, setDraft, type Work } from './work.ts'

type Edited = Extract<Event['happened'], { type: 'edited' }>

/**
 * A message was changed after it was sent: the ticket that it went to, or what was read from it and still stands, changes with it. What
 * was shown for the live question is drawn again in its place; a change that alters nothing makes no noise. A draft that was put aside, while
 * no other is open, is corrected for when it comes back.
 */
export function onEdited(work: Work, edited: Edited): void {
  if (!knowPerson(work)) return
  touch(work)
  work.ending = 'silence'
  const { message, text } = edited
  if (editHeld(work, edited) || correctReply(work, message, text) || correctUnsent(work, message, text))
    return
  const { draft, shelf } = work.state
  if (draft !== undefined) return editDraft(work, draft, edited)
  if (shelf === undefined) return
  // On the shelf it is asked nothing, and nothing is said of it.
  setDraft(work, shelf)
  editDraft(work, shelf, edited)
  work.state.shelf = work.state.draft
  setDraft(work, undefined)
  work.content.length = 0
  work.ending = 'silence'
}

/** Reads the message anew for what it brought to this draft, which is open while that is done. */
function editDraft(work: Work, draft: Draft, { message, text }: Edited): void {
  const now = readAgain(work, draft, message, text)
  if (now === undefined) return
  if (keepAgain(work, draft, message, now.words) && work.state.live?.proposal !== undefined)
    work.ending = 'redraw'
  correct(work, now.answers, message)
  if (now.words === undefined) return
  for (const question of joinedIn(draft, message)) {
    const { value, from } = joinedAgain(work, draft, question, { message, text: now.words })
    correct(work, { [question]: value }, from)
  }
}

/** Records what is another answer now, and says so; or says why it can't be. */
function correct(work: Work, given: Readonly<Record<string, AnswerValue>>, from: Source): void {
  const { answers } = draftOf(work)
  const { taken, problems } = checkAll(work, given)
  for (const [question, problem] of Object.entries(problems)) {
    work.ending = 'ask'
    note(work, 'invalid', { question, problem })
  }
  const changed = Object.entries(taken).filter(([question, value]) => answers[question] !== value)
  if (changed.length === 0) return
  record(work, Object.fromEntries(changed), from)
  for (const [question, value] of changed) {
    const before = answers[question] as AnswerValue
    if (isSameText(before, value)) keepSuggestions(work, question, value)
    else {
      sayChanged(work, question, before, value)
      if (work.ending === 'silence') work.ending = 'redraw'
    }
  }
}

/** A message that is still held is read as it is now. */
function editHeld(work: Work, { message, text }: Edited): boolean {
  const { held } = work.state
  if (!held?.said.some((each) => each.message === message)) return false
  const edit = (each: HeldMessage) => (each.message === message ? { ...each, text: text.trim() } : each)
  work.state.held = { ...held, said: held.said.map(edit) }
  return true
}

/** A full stop more or less does not send the person through the suggestions again. */
function keepSuggestions(work: Work, question: string, query: AnswerValue): void {
  const { draft } = work.state
  const isAbout = outlineOf(work.tree).articlesAbout.has(question)
  if (draft?.suggested && isAbout && typeof query === 'string')
    setDraft(work, { ...draft, suggested: { ...draft.suggested, query } })
}
