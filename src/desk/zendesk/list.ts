import type { TicketList, TicketQuery } from '../desk.ts'
import type { Opened } from './shelf.ts'

/** A page of the tickets that fit, what waits for the requester first, then the newest change. */
export function pageOf(opened: readonly Opened[], query: TicketQuery): TicketList {
  const { status, account } = query
  const sought = query.search?.trim() ?? ''
  const fitting = opened
    .map(({ ticket }) => ticket)
    .filter(
      (ticket) =>
        (status === undefined || status.includes(ticket.status)) &&
        (account === undefined || ticket.account === account) &&
        (sought === '' || isSought(sought, ticket)),
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

function isSought(
  sought: string,
  { number, subject }: { readonly number: number; readonly subject: string },
): boolean {
  if (/^#?\s*\d+$/.test(sought) && Number(sought.replace(/\D/g, '')) === number) return true
  const words = wordsOf(sought)
  const own = wordsOf(subject)
  return words.length > 0 && words.every((word) => own.some((each) => each.startsWith(word)))
}

/** Without accents and capitals. */
function wordsOf(text: string): readonly string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}
