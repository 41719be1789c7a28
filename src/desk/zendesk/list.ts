import type { Ticket } from '../../dialog/ticket.ts'
import type { TicketList, TicketQuery } from '../desk.ts'
import { type Sought, soughtIn, wordsOf } from '../fold.ts'
import type { Opened } from './shelf.ts'

/** A page of the tickets that fit, what waits for the requester first, then the newest change. */
export function pageOf(opened: readonly Opened[], query: TicketQuery): TicketList {
  const { status, account } = query
  const sought = soughtIn(query.search)
  const fitting = opened
    .map(({ ticket }) => ticket)
    .filter(
      (ticket) =>
        (status === undefined || status.includes(ticket.status)) &&
        (account === undefined || ticket.account === account) &&
        (sought === undefined || isSought(sought, ticket)),
    )
    .sort(
      (a, b) =>
        Number(b.status === 'pending') - Number(a.status === 'pending') ||
        b.updatedAt - a.updatedAt ||
        b.number - a.number,
    )
  const perPage = Math.max(1, Math.floor(query.perPage))
  const from = perPage * (Math.max(1, Math.floor(query.page)) - 1)
  return { tickets: fitting.slice(from, from + perPage), total: fitting.length }
}

function isSought(sought: Sought, { number, subject }: Pick<Ticket, 'number' | 'subject'>): boolean {
  if (sought.number === number) return true
  const own = wordsOf(subject)
  return sought.words.length > 0 && sought.words.every((word) => own.some((each) => each.startsWith(word)))
}
