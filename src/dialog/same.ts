import { subjectOf } from './person.ts'
import { pathOfDraft } from './draft.ts'
import { profiled } from './filing.ts'
import { isTold } from './answer.ts'
import type { Draft } from './state.ts'
import { note, shelve, type Work } from './work.ts'

/**
 * Whether the person has an open ticket about the same thing: it is shown, and they are asked whether this goes there. False where
 * there is none, or it can't be found out; a follow-up is about the same thing on purpose.
 */
export function asksWhetherSame(work: Work, draft: Draft): boolean {
  const { subject } = subjectOf(work, draft)
  if (subject === undefined || draft.followUpOf !== undefined) return false
  const { same, missing } = work.facts
  if (same?.subject !== subject) {
    if (missing?.includes('same')) return false
    const account = profiled(pathOfDraft(work), 'account')
    work.needs.push({ type: 'same', subject, ...(account !== undefined && { account }) })
    return true
  }
  if (same.found === undefined) return false
  work.content.push({ type: 'ticket', moment: 'status', ticket: same.found })
  work.prompt = { asks: 'same', ticket: same.found.number }
  return true
}

/** The draft's words and files go to the ticket that is open already; the draft can be brought back. */
export function addToSame(work: Work): void {
  const { draft, live, person } = work.state
  if (draft === undefined || live?.ticket === undefined) return
  const path = pathOfDraft(work)
  const details = work.tree.files.description.flatMap((question) => {
    const value = path.value(question)
    return isTold(value) ? [value] : []
  })
  const text = [subjectOf(work, draft).subject, ...details].filter((part) => part !== undefined).join('\n\n')
  const requester = person?.id ?? ''
  work.effects.push({ type: 'comment', number: live.ticket, requester, text, files: draft.files })
  work.settled = { command: 'yes' }
  shelve(work)
  note(work, 'addedToSame', { number: live.ticket })
  work.ending = 'end'
  work.offers = ['resume', 'new']
}
