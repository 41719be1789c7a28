import { checkAll } from './check-all.ts'
import { isSameText } from './change.ts'
import { record } from './draft.ts'
import type { Event } from './event.ts'
import { keptIn, withKept } from './keep.ts'
import { outlineOf, questionOf } from './outline.ts'
import { knowPerson, touch } from './person.ts'
import { correctReply } from './replies.ts'
import { type AnswerValue, type Draft, type HeldMessage, messageOf } from './state.ts'
import { sayChanged } from './suggest.ts'
import { note, setDraft, type Work } from './work.ts'

type Edited = Extract<Event['happened'], { type: 'edited' }>

/**
 * A message was changed after it was sent: the ticket that it went to, or the answers that were read from it, change with it. What was shown for the
 * live question is drawn again in its place; a change that alters nothing makes no noise.
 */
export function onEdited(work: Work, edited: Edited): void {
  if (!knowPerson(work)) return
  touch(work)
  work.ending = 'silence'
  if (editHeld(work, edited) || correctReply(work, edited.message, edited.text)) return
  if (work.state.draft === undefined || editKept(work, work.state.draft, edited)) return
  const { answers, origins } = work.state.draft
  const read = Object.keys(answers).filter((question) => messageOf(origins?.[question]) === edited.message)
  const { taken, problems } = checkAll(work, readAgain(work, read, edited.text))
  for (const [question, problem] of Object.entries(problems)) {
    work.ending = 'ask'
    note(work, 'invalid', { question, problem })
  }
  const changed = Object.entries(taken).filter(([question, value]) => answers[question] !== value)
  if (changed.length === 0) return
  record(work, Object.fromEntries(changed), edited.message)
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

/** Words that wait for their question are kept as they are now; where they are proposed, so are these. */
function editKept(work: Work, draft: Draft, { message, text }: Edited): boolean {
  const kept = keptIn(draft)
  if (!kept.some((each) => each.message === message)) return false
  setDraft(
    work,
    withKept(
      draft,
      kept.map((each) => (each.message === message ? { message, text: text.trim() } : each)),
    ),
  )
  if (work.state.live?.proposal !== undefined) work.ending = 'redraw'
  return true
}

/** The answers as the edited text gives them: one in words is the text, others are what it is understood to mean. */
function readAgain(work: Work, questions: readonly string[], text: string): Record<string, AnswerValue> {
  const [only] = questions
  if (only === undefined) return {}
  const type = questionOf(work.tree, only)?.type
  if (questions.length === 1 && (type === 'text' || type === 'longText')) return { [only]: text }
  const meaning = work.facts.interpretation
  if (meaning === undefined) {
    if (!work.facts.missing?.includes('interpretation')) work.needs.push({ type: 'interpretation', text })
    return {}
  }
  const acts = meaning.acts.filter((act) => act.type === 'answer')
  return Object.fromEntries(
    acts
      .filter(({ question }) => questions.includes(question))
      .map(({ question, value }) => [question, value]),
  )
}

/** A full stop more or less does not send the person through the suggestions again. */
function keepSuggestions(work: Work, question: string, query: AnswerValue): void {
  const { draft } = work.state
  const isAbout = outlineOf(work.tree).articlesAbout.has(question)
  if (draft?.suggested && isAbout && typeof query === 'string')
    setDraft(work, { ...draft, suggested: { ...draft.suggested, query } })
}
