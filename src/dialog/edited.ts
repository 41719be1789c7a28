import { checkAnswer, isSameText, record } from './draft.ts'
import type { Event } from './event.ts'
import { knowPerson, touch } from './person.ts'
import { sayChanged } from './said.ts'
import { note, type Work } from './work.ts'

type Edited = Extract<Event['happened'], { type: 'edited' }>

/**
 * A message was changed after it was sent: the answer that was read from it changes with it. What was shown for the
 * live question is drawn again in its place; a change that alters nothing makes no noise.
 */
export function onEdited(work: Work, edited: Edited): void {
  if (!knowPerson(work)) return
  touch(work)
  const draft = work.state.draft
  const answered = Object.entries(draft?.answers ?? {}).find(([, answer]) => answer.from === edited.message)
  work.ending = 'silence'
  if (answered === undefined) return
  const [question, { value: before }] = answered
  const type = work.tree.questions[question]?.type
  const text = type === 'text' || type === 'longText' ? edited.text : meant(work, question, edited.text)
  if (text === undefined) return
  const checked = checkAnswer(work, question, text)
  if (checked.type === 'problem') {
    work.ending = 'ask'
    note(work, 'invalid', { question, problem: checked.problem })
    return
  }
  const isNoise = isSameText(before, checked.value)
  record(work, { [question]: checked.value }, edited.message)
  if (isNoise) {
    keepSuggestions(work, question, String(checked.value))
    return
  }
  sayChanged(work, question, before, checked.value)
  work.ending = 'redraw'
}

/** The option an edited text means; it has to be the same question's. */
function meant(work: Work, question: string, text: string): unknown {
  const meaning = work.facts.interpretation
  if (meaning === undefined) {
    if (!work.facts.missing?.includes('interpretation')) work.needs.push({ type: 'interpretation', text })
    return undefined
  }
  const act = meaning.acts.find((each) => each.type === 'answer' && each.question === question)
  return act?.type === 'answer' ? act.value : undefined
}

/** A full stop more or less does not send the person through the suggestions again. */
function keepSuggestions(work: Work, question: string, query: string): void {
  const { draft } = work.state
  const isAbout = Object.values(work.tree.questions).some(
    (each) => each.type === 'articles' && each.about === question,
  )
  if (draft?.suggested && isAbout) {
    work.state = { ...work.state, draft: { ...draft, suggested: { ...draft.suggested, query } } }
  }
}
