import type { Language } from './language.ts'
import { askAgain } from './prompts.ts'
import { type Draft, isWords } from './state.ts'
import { pathThrough, setDraft, type Work, note } from './work.ts'

/** Notes that the person is there, and what they pressed if they pressed something. */
export function touch(work: Work, pressed?: string): void {
  work.state.lastAt = work.event.at
  work.state.lastClick = pressed
}

/** Makes sure it is known who this is; asks for it otherwise, and the step is taken again. */
export function knowPerson(work: Work): boolean {
  if (work.state.person) return true
  const person = work.facts.person
  if (person === undefined) {
    if (work.facts.missing?.includes('person')) return true
    work.needs.push({ type: 'person' })
    return false
  }
  const language = person.language ?? work.state.language
  work.state.person = person
  work.state.language = language
  if (person.language) work.state.languageChosen = true
  return true
}

/** Goes on in another language, because the person asked for it. What is suggested is searched for anew in it. */
export function chooseLanguage(work: Work, language: Language): void {
  if (language !== work.state.language) dropSuggestions(work)
  work.state.language = language
  work.state.languageChosen = true
  note(work, 'language', { language })
  const person = work.state.person?.id
  if (person !== undefined) work.effects.push({ type: 'remember', person, language })
  askAgain(work)
}

function dropSuggestions(work: Work): void {
  const { draft, live } = work.state
  if (draft === undefined || work.tree.questions[live?.asks ?? '']?.type !== 'articles') return
  setDraft(work, { ...draft, suggested: undefined })
}

/** What the draft is about, in the person's own words, once they gave it a subject. */
export function subjectOf(work: Work, draft: Draft | undefined): { readonly subject?: string } {
  if (draft === undefined) return {}
  const path = pathThrough(work, draft.answers)
  for (const { question } of path.places) {
    const known = work.tree.questions[question]
    const value = path.value(question)
    if (known?.type === 'text' && known.profile === undefined && isWords(value)) return { subject: value }
  }
  return draft.candidate === undefined ? {} : { subject: draft.candidate }
}
