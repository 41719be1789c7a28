import { filingOf, profiled, subjectTemplate } from './filing.ts'
import { type Language, languages } from './language.ts'
import { questionOf } from './outline.ts'
import type { Path } from './route.ts'
import { type Draft, isWords } from './state.ts'
import { note, pathThrough, shelve, type Work } from './work.ts'

/**
 * Whether the person has an open ticket about the same thing: it is shown, and they are asked whether this goes there. False where
 * there is none, or it can't be found out; a follow-up is about the same thing on purpose.
 */
export function asksWhetherSame(work: Work, draft: Draft): boolean {
  const path = pathThrough(work, draft.answers)
  const { subjects, isChosen } = subjectsOn(work, path)
  if (subjects.length === 0 || draft.followUpOf !== undefined) return false
  const { same, missing } = work.facts
  if (same?.subjects[0] !== subjects[0]) {
    if (missing?.includes('same')) return false
    const account = profiled(path, 'account')
    work.needs.push({
      type: 'same',
      subjects,
      ...(isChosen && { isChosen }),
      ...(account !== undefined && { account }),
    })
    return true
  }
  if (same?.found === undefined) return false
  work.content.push({ type: 'ticket', moment: 'status', ticket: same.found })
  work.prompt = { asks: 'same', ticket: same.found.number }
  return true
}

interface Subjects {
  readonly subjects: readonly string[]
  readonly isChosen?: true
}

/**
 * What the draft is about: the person's own words or, where the subject is made of what they chose, its words in every language,
 * because nobody knows in which one the other ticket was filed.
 */
function subjectsOn({ tree, state }: Work, path: Path): Subjects {
  const template = subjectTemplate(tree, path)
  const asked = Array.from(template.matchAll(/\{(\w+)\}/g), ([, question = '']) => question)
  const isOf = (type: 'text' | 'choice') => (question: string) => {
    const known = questionOf(tree, question)
    return known?.type === type && known.profile === undefined && isWords(path.value(question))
  }
  const own = asked.find(isOf('text'))
  if (own !== undefined) return { subjects: [String(path.value(own))] }
  if (!asked.some(isOf('choice'))) return { subjects: [] }
  const spoken = [state.language, ...languages.filter((language) => language !== state.language)]
  const inWords = (language: Language): string =>
    template.replace(/\{(\w+)\}/g, (_, question: string) => {
      const value = String(path.value(question) ?? '')
      return tree.wording[language]?.questions[question]?.options?.[value]?.label ?? value
    })
  return { subjects: spoken.map(inWords), isChosen: true }
}

/** What the draft holds goes to the ticket that is open already; the draft can be brought back. */
export function addToSame(work: Work): void {
  const { draft, live, person, language } = work.state
  if (draft === undefined || live?.ticket === undefined || person === undefined) return
  const path = pathThrough(work, draft.answers)
  const adds = filingOf(work.tree, draft, path, person, language)
  const { subjects, isChosen } = subjectsOn(work, path)
  const details = work.tree.files.description.map((question) => path.value(question)).filter(isWords)
  const text = [...(isChosen ? [] : subjects), ...details].join('\n\n')
  const { files } = draft
  work.effects.push({ type: 'comment', number: live.ticket, requester: person.id, text, files, adds })
  work.settled = { command: 'yes' }
  shelve(work)
  note(work, 'addedToSame', { number: live.ticket })
  work.ending = 'end'
  work.offers = ['resume', 'new']
}
