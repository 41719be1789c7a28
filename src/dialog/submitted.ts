import { checkAll } from './check-all.ts'
import { isSameText } from './change.ts'
import { record } from './draft.ts'
import type { Event } from './event.ts'
import { onOtherDraft } from './other-draft.ts'
import { knowPerson, touch } from './person.ts'
import { askAgain } from './prompts.ts'
import { note, type Work } from './work.ts'

type Submitted = Extract<Event['happened'], { type: 'submitted' }>

/** A page filled in as a form: each field is checked like a click, the good ones are kept whatever the others are. */
export function onSubmitted(work: Work, submitted: Submitted): void {
  if (!knowPerson(work)) return
  touch(work)
  const { draft, live } = work.state
  if (submitted.draft !== draft?.id) return onOtherDraft(work, submitted.draft)
  const { taken, problems } = checkAll(work, submitted.answers)
  const isChanged = ([question, value]: [string, unknown]) =>
    !isSameText(draft.answers[question], value as string)
  const changed = Object.entries(taken).filter((entry) => isChanged(entry) || entry[0] === draft.open)
  for (const [question, problem] of Object.entries(problems)) note(work, 'invalid', { question, problem })
  if (changed.length > 0) {
    record(work, Object.fromEntries(changed))
    const answers = changed.filter(isChanged).map(([question, value]) => ({ question, value }))
    if (answers.length > 0) note(work, 'understood', { answers })
    return
  }
  const isPressedTwice =
    Object.keys(problems).length === 0 && !Object.hasOwn(submitted.answers, live?.asks ?? '')
  if (isPressedTwice && live) work.ending = 'silence'
  else askAgain(work)
}
