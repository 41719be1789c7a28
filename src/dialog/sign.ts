import type { Act } from './facts.ts'
import type { Heard } from './hear.ts'
import { ratedNext } from './survey.ts'
import { isOver, type Ticket } from './ticket.ts'
import { askDesk, isScore, lookUp, tellTicket } from './tickets.ts'
import { note, type Work } from './work.ts'

/**
 * A sign ("5", a thumb, "ok", "it works now") about a ticket that is over is no reply, which would reopen it: a score is the rating,
 * and anything else is answered in a word or with the ticket, where it can be rated or reopened. False where it is no sign, or
 * the ticket is not over: then it says what it says.
 */
export function hearSign(work: Work, heard: Heard, number: number): boolean {
  const sign = signOf(heard)
  if (sign === undefined) return false
  const ticket = lookUp(work, number)
  if (work.needs.length > 0) return true
  const isKnown = ticket !== undefined || !work.facts.missing?.includes('ticket')
  const isAbout = isKnown ? ticket !== undefined && isOver(ticket) : work.state.survey?.ticket === number
  if (isAbout) answer(work, sign, number, ticket)
  return isAbout
}

/** A sign where nothing is asked, and a ticket to be rated was shown last; one that is open again by now is shown. */
export function hearAfterwards(work: Work, heard: Heard): boolean {
  const { draft, live } = work.state
  const ticket = ratedNext(work.state)
  if (draft || live || ticket === undefined || signOf(heard) === undefined) return false
  if (hearSign(work, heard, ticket)) return true
  tellTicket(work, ticket)
  work.ending = 'say'
  return true
}

/** Whether an act is a score alone, which is no rating until it is known that the ticket is over. */
export const isBareScore = (act: Act): boolean => act.type === 'rate' && act.isBare === true

function signOf({ meaning: { acts }, given }: Heard): Act | undefined {
  const [only, ...others] = acts
  if (only === undefined || others.length > 0 || given.length > 0) return undefined
  const isSign = only.type === 'nod' || only.type === 'works' || only.type === 'nonsense'
  return isSign || isBareScore(only) ? only : undefined
}

function answer(work: Work, sign: Act, number: number, ticket: Ticket | undefined): void {
  if (sign.type === 'rate' && isScore(sign.score) && ticket?.rating === undefined) {
    work.content.length = 0
    return askDesk(work, { type: 'rate', number, score: sign.score })
  }
  work.ending = work.state.live ? 'end' : 'say'
  if (sign.type === 'nod' && sign.isYes) {
    work.content.length = 0
    return note(work, 'welcomeThanks', {})
  }
  if (sign.type === 'works') note(work, 'gladItWorks', {})
  if (ticket) work.content.push({ type: 'ticket', moment: 'status', ticket })
}
