import type { Effect } from './effect.ts'
import type { Act } from './facts.ts'
import type { FileRef } from './state.ts'
import type { TicketStatus } from './ticket.ts'
import { note, type Work } from './work.ts'

/** Shows a ticket of this person, or the same words for one that is somebody else's and one that does not exist. */
export function tellTicket(work: Work, number: number | 'last'): void {
  const asked = number === 'last' && work.state.topic !== undefined ? work.state.topic : number
  const fact = work.facts.ticket
  if (fact?.asked !== asked) {
    if (work.facts.missing?.includes('ticket')) note(work, 'deskAway', {})
    else work.needs.push({ type: 'ticket', number: asked })
    return
  }
  if (fact.found) work.content.push({ type: 'ticket', moment: 'status', ticket: fact.found })
  else if (asked === 'last') note(work, 'noTickets', { filtered: false })
  else note(work, 'noTicket', { number: asked })
}

/** Shows a page of the person's tickets. */
export function tellTickets(work: Work, status: readonly TicketStatus[] | undefined, page: number): void {
  const fact = work.facts.tickets
  if (fact === undefined) {
    if (work.facts.missing?.includes('tickets')) note(work, 'deskAway', {})
    else work.needs.push({ type: 'tickets', page, ...(status && { status }) })
    return
  }
  work.content.push({ type: 'tickets', page: fact })
}

/** Does what a text asks of an existing ticket; what comes of it is told when the desk has answered. */
export function doTicketAct(work: Work, act: Extract<Act, { type: 'ticket' }>): void {
  const number = act.number === 'last' ? (work.state.topic ?? work.state.filed.at(-1)?.ticket) : act.number
  if (act.act === 'status' || number === undefined) return tellTicket(work, act.number)
  if (act.act === 'solve') return askDesk(work, { type: 'solve', number })
  if (act.text === undefined) {
    work.prompt = { asks: act.act, ticket: number }
    return
  }
  askDesk(
    work,
    act.act === 'reopen'
      ? { type: 'reopen', number, text: act.text }
      : { type: 'comment', number, text: act.text },
  )
}

type Asked =
  | { readonly type: 'solve'; readonly number: number }
  | { readonly type: 'reopen' | 'comment'; readonly number: number; readonly text: string }
  | { readonly type: 'rate'; readonly number: number; readonly score: number }

/** Asks the desk, in the name of this person. Files that came with a comment go with it. */
export function askDesk(work: Work, asked: Asked): void {
  const requester = work.state.person?.id ?? ''
  const files = work.event.happened.type === 'said' ? work.event.happened.files : []
  work.effects.push(effectOf(asked, requester, files))
  if (work.state.draft === undefined || work.state.live?.ticket !== undefined) work.ending = 'end'
  if (work.state.draft !== undefined && work.content.length === 0 && work.state.live?.ticket === undefined) {
    work.ending = 'silence'
  }
}

function effectOf(asked: Asked, requester: string, files: readonly FileRef[]): Effect {
  switch (asked.type) {
    case 'comment':
      return { type: 'comment', number: asked.number, requester, text: asked.text, files }
    case 'reopen':
      return { type: 'reopen', number: asked.number, requester, text: asked.text }
    default:
      return { ...asked, requester }
  }
}
