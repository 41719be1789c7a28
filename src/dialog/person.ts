import type { Language } from './language.ts'
import type { Draft } from './state.ts'
import { pathOf } from './route.ts'
import type { Work } from './work.ts'
import { note } from './work.ts'

/** After this long a draft is not taken up in passing: the person is asked whether to go on. */
const idleMs = 12 * 3_600_000

/** Whether the person was away so long that the open prompt should not be taken up in passing. */
export function wasAway(work: Work): boolean {
  const { lastAt, draft, live } = work.state
  return draft !== undefined && live !== undefined && lastAt !== undefined && work.event.at - lastAt > idleMs
}

/** Notes that the person is there. */
export function touch(work: Work): void {
  work.state = { ...work.state, lastAt: work.event.at }
}

/** Makes sure it is known who this is; asks for it otherwise, and the step is taken again. */
export function knowPerson(work: Work): boolean {
  if (work.state.person) return true
  const person = work.facts.person
  if (person === undefined) {
    work.needs.push({ type: 'person' })
    return false
  }
  const language = person.language ?? work.state.language
  work.state = { ...work.state, person, language, ...(person.language && { languageChosen: true }) }
  return true
}

/** Goes on in another language, because the person asked for it. */
export function chooseLanguage(work: Work, language: Language): void {
  work.state = { ...work.state, language, languageChosen: true }
  note(work, 'language', { language })
  const person = work.state.person?.id
  if (person !== undefined) work.effects.push({ type: 'remember', person, language })
}

/** What the draft is about, in the person's own words, once they gave it a subject. */
export function subjectOf(work: Work, draft: Draft | undefined): { readonly subject?: string } {
  if (draft === undefined) return {}
  const path = pathOf(work.tree, draft.answers)
  for (const { question } of path.places) {
    const known = work.tree.questions[question]
    const value = path.value(question)
    if (known?.type === 'text' && known.profile === undefined && typeof value === 'string')
      return { subject: value }
  }
  return draft.candidate === undefined ? {} : { subject: draft.candidate }
}
