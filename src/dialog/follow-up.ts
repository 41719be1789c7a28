import { checkAnswer, draftOf, openDraft } from './draft.ts'
import { noneHelps } from './answer.ts'
import { withKept } from './keep.ts'
import { questionOf } from './outline.ts'
import { askAgain } from './prompts.ts'
import type { AnswerValue } from './state.ts'
import { lookUp, tellTicket } from './tickets.ts'
import { isWorthKeeping, note, setDraft, shelve, type Work } from './work.ts'

/**
 * Opens a request that follows a closed ticket, with the answers that one was filed with: only what happens now is asked,
 * and a consent, which is given each time. What the person wrote to the closed ticket is proposed. Any other ticket is shown.
 */
export function followUp(work: Work, number: number): void {
  const ticket = lookUp(work, number)
  if (ticket === undefined) return askAgain(work)
  if (ticket.status !== 'closed') return tellTicket(work, number)
  // Asked for again, it goes on as it is.
  if (work.state.draft?.followUpOf === number) return
  const fact = work.facts.answers
  if (fact?.asked !== number && !work.facts.missing?.includes('answers')) {
    work.needs.push({ type: 'answers', number })
    return
  }
  const { draft: before, unsent } = work.state
  if (isWorthKeeping(before)) shelve(work)
  work.state.unsent = undefined
  openDraft(work, before)
  fill(work, fact?.asked === number ? fact.found : [])
  const known = Object.keys(draftOf(work).answers)
  const words = unsent?.ticket === number ? [{ message: unsent.message ?? '', text: unsent.text }] : []
  setDraft(work, withKept({ ...draftOf(work), known, followUpOf: number }, words))
  note(work, 'followUp', { number, subject: ticket.subject })
}

/** Takes the answers that the tree still takes, each checked like any other. */
function fill(work: Work, given: readonly { readonly id: string; readonly value: unknown }[]): void {
  for (const { id, value } of given) {
    const type = questionOf(work.tree, id)?.type
    const isAskedAnew =
      type === undefined || type === 'consent' || type === 'files' || work.tree.files.description.includes(id)
    if (isAskedAnew) continue
    const checked = checkAnswer(work, id, value)
    if (checked.type === 'ok') add(work, id, checked.value)
  }
  // The answer was not in the articles the first time.
  for (const [id, question] of Object.entries(work.tree.questions))
    if (question.type === 'articles') add(work, id, noneHelps)
}

function add(work: Work, id: string, answer: AnswerValue): void {
  const draft = draftOf(work)
  setDraft(work, { ...draft, answers: { ...draft.answers, [id]: answer } })
}
