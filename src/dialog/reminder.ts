import type { Ticket } from './ticket.ts'
import { lookUp } from './tickets.ts'
import { note, unlessEmpty, type Work } from './work.ts'

/** How many tickets are waited for in one conversation at most. */
const most = 20
/** Where the desk can't be asked, how often it is asked again, and for how long. */
const later = { everyMs: 3_600_000, mostMs: 86_400_000 }

/** A ticket that waits for the person is told of once more at `remindAt`; one that does not wait any more is not. */
export function expectReply(work: Work, { number, status }: Ticket, remindAt: number | undefined): void {
  if (status !== 'pending') return expectNothing(work, number)
  if (remindAt === undefined) return
  const others = (work.state.waiting ?? []).filter((each) => each.ticket !== number)
  work.state.waiting = [...others, { ticket: number, until: remindAt }].slice(-most)
}

/** The person answered, or does not want to hear of it. */
export function expectNothing(work: Work, number: number): void {
  const { waiting } = work.state
  if (waiting?.some(({ ticket }) => ticket === number))
    work.state.waiting = unlessEmpty(waiting.filter(({ ticket }) => ticket !== number))
}

/** Reminds of a ticket whose time has come, if it still waits; false where none has. */
export function remind(work: Work): boolean {
  const due = work.state.waiting?.find(({ until }) => until <= work.event.at)
  if (due === undefined) return false
  work.ending = 'silence'
  if (work.facts.missing?.includes('ticket')) {
    const { at } = work.event
    const { ticket, since = due.until } = due
    const others = (work.state.waiting ?? []).filter((each) => each !== due)
    const again = at - since < later.mostMs ? [{ ticket, until: at + later.everyMs, since }] : []
    work.state.waiting = unlessEmpty([...others, ...again])
    return true
  }
  const ticket = lookUp(work, due.ticket)
  if (work.needs.length > 0) return true
  expectNothing(work, due.ticket)
  work.content.length = 0
  if (ticket?.status !== 'pending' || ticket.isMuted) return true
  note(work, 'reminder', { number: ticket.number, subject: ticket.subject })
  work.content.push({ type: 'ticket', moment: 'status', ticket })
  work.ending = 'say'
  return true
}
