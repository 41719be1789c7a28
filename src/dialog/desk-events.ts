import type { Event } from './event.ts'
import { onRated } from './survey.ts'
import { keepUnsent } from './unsent.ts'
import { setDraft, note, unlessEmpty, type Work } from './work.ts'

type Happened = Event['happened']
type Of<T extends Happened['type']> = Extract<Happened, { type: T }>

/** The number is there. Said once, however often the desk says so. */
export function onFiled(work: Work, { draft: id, ticket }: Of<'filed'>): void {
  work.ending = 'say'
  const draft = work.state.filing?.find((each) => each.id === id)
  // A person of the support side may have had it filed after it was given up: the draft came back by then.
  if (draft === undefined && work.state.filed?.some((each) => each.draft === id)) return
  const office = work.facts.office
  if (draft?.handedOver && office === undefined && !work.facts.missing?.includes('office')) {
    work.needs.push({ type: 'office' })
    return
  }
  endFiling(work, id)
  work.state.filed = [...(work.state.filed ?? []), { draft: id, ticket: ticket.number }].slice(-5)
  if (draft?.handedOver && office) {
    const { open, opensAt, timeZone } = office
    note(work, 'handedOver', { open, opensAt, timeZone, at: work.event.at })
  }
  work.content.push({ type: 'ticket', moment: 'filed', ticket })
}

function endFiling({ state }: Work, id: number): void {
  state.filing = unlessEmpty(state.filing?.filter((each) => each.id !== id) ?? [])
}

/** It takes longer than a moment: the person hears that it is safe, and can go on with other things. */
export function onDelayed(work: Work, id: number): void {
  work.ending = work.state.filing?.some((draft) => draft.id === id) ? 'say' : 'silence'
  if (work.ending === 'say') note(work, 'sending', {})
}

/** The desk will never take it: the draft comes back, nothing is lost. */
export function onRefused(work: Work, id: number): void {
  const draft = work.state.filing?.find((each) => each.id === id)
  work.ending = 'silence'
  if (draft === undefined) return
  endFiling(work, id)
  note(work, 'refused', {})
  const back = { ...draft, handedOver: undefined, revision: draft.revision + 1 }
  if (work.state.draft) {
    work.state.shelf = back
    work.ending = 'say'
    work.offers = ['resume']
    return
  }
  setDraft(work, back)
  work.ending = 'ask'
}

/** What was asked of a ticket is done. */
export function onDone(work: Work, { act, ticket, isCommented, message, isCorrection }: Of<'done'>): void {
  work.ending = 'say'
  const of = { number: ticket.number }
  if (message !== undefined) work.mark = { message, as: isCorrection ? 'edited' : 'sent' }
  if (act === 'comment') return note(work, isCorrection ? 'corrected' : 'commented', of)
  if (act === 'rate') return onRated(work, ticket, isCommented === true)
  note(work, act === 'solve' ? 'solved' : 'reopened', of)
  work.content.push({ type: 'ticket', moment: 'status', ticket })
}

/** What was asked of a ticket can't be done; the reason decides the words. */
export function onUndone(work: Work, { act, number, code, text, message }: Of<'undone'>): void {
  work.ending = 'say'
  if (message !== undefined) work.mark = { message, as: 'failed' }
  if (code === 'not-found') note(work, 'noTicket', { number })
  else if (code === 'not-allowed') {
    note(work, 'notAllowed', { number, act })
    const isOverForGood = act === 'comment' || act === 'reopen'
    if (isOverForGood && text !== undefined) {
      keepUnsent(work, number, text, message)
      note(work, 'kept', { text })
    }
    if (isOverForGood && !work.state.draft && !work.state.live) work.offers = ['new']
  } else note(work, 'notDone', { number })
}
