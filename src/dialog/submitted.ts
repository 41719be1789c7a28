import { checkAnswer, draftOf, isSameText, record } from './draft.ts'
import type { Event } from './event.ts'
import { isOn } from './condition.ts'
import { knowPerson, touch } from './person.ts'
import { pathOf } from './route.ts'
import type { AnswerValue } from './state.ts'
import { skipped } from './state.ts'
import type { Problem } from './content.ts'
import { note, type Work } from './work.ts'

type Submitted = Extract<Event['happened'], { type: 'submitted' }>

/** A page filled in as a form: each field is checked like a click, the good ones are kept whatever the others are. */
export function onSubmitted(work: Work, submitted: Submitted): void {
  if (!knowPerson(work)) return
  touch(work)
  if (submitted.draft !== work.state.draft?.id) {
    note(work, 'oldDraft', {})
    work.offers = ['new']
    return
  }
  const { changes, problems } = readForm(work, submitted.answers)
  if (Object.keys(changes).length > 0) {
    record(work, changes)
    note(work, 'understood', {
      answers: Object.entries(changes).map(([question, value]) => ({ question, value })),
    })
  }
  for (const [question, problem] of Object.entries(problems)) note(work, 'invalid', { question, problem })
}

/** Reads a form in the order of the path, because a later field may be there only because of an earlier one. */
export function readForm(
  work: Work,
  given: Readonly<Record<string, unknown>>,
): {
  readonly changes: Readonly<Record<string, AnswerValue>>
  readonly problems: Readonly<Record<string, Problem>>
} {
  const draft = draftOf(work)
  const changes: Record<string, AnswerValue> = {}
  const problems: Record<string, Problem> = {}
  for (const { question } of work.tree.places) {
    if (!(question in given)) continue
    const answers = {
      ...draft.answers,
      ...Object.fromEntries(Object.entries(changes).map(([id, value]) => [id, { value }])),
    }
    const path = pathOf(work.tree, answers)
    const known = work.tree.questions[question]
    if (known === undefined || !path.places.some((place) => place.question === question)) continue
    const isFiles = known.type === 'files'
    if (isFiles && draft.files.length > 0) changes[question] = true
    else if (isFiles && isOn(known.optional, path.value)) changes[question] = skipped
    else {
      const checked = checkAnswer(work, question, given[question])
      if (checked.type === 'problem') problems[question] = checked.problem
      else if (!isSameText(draft.answers[question]?.value, checked.value)) changes[question] = checked.value
    }
  }
  return { changes, problems }
}
