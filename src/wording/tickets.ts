import { encode } from '../dialog/choice.ts'
import type { TicketsContent } from '../dialog/content.ts'
import { statuses } from '../dialog/ticket.ts'
import type { Reader } from '../i18n/dates.ts'
import { listOf } from '../i18n/lists.ts'
import type { Button, Part } from '../message.ts'
import { viewOf } from './ticket.ts'
import type { Words } from './words.ts'

/** A page of the person's tickets, with filters by status and the way to the other pages. */
export function wordTickets(words: Words, { page: shown }: TicketsContent, reader: Reader): Part {
  const { ticket } = words.phrases
  const { status, search, page, pages, total } = shown
  const about = search !== undefined && { search }
  const asked = status ?? []
  const filters: Button[] = ['', ...statuses].map((each) => ({
    choice: encode({ type: 'tickets', status: each, page: 1, ...about }),
    label: each === '' ? ticket.all : ticket.status[each as (typeof statuses)[number]],
    style: (each === '' ? asked.length === 0 : asked.length === 1 && each === asked[0]) ? 'primary' : 'plain',
  }))
  const turn = (to: number, label: string): Button => ({
    choice: encode({ type: 'tickets', status: asked.join('-'), page: to, ...about }),
    label,
    style: 'plain',
  })
  const list = search === undefined ? ticket.list : ticket.listAbout(search)
  return {
    type: 'tickets',
    title: total === 0 ? list : `${list} · ${ticket.count(total, page, pages)}`,
    tickets: shown.tickets.map((each) => viewOf(words, each, reader, 'status')),
    empty: emptyOf(words, shown),
    filters,
    pager: [
      ...(page > 1 ? [turn(page - 1, ticket.previous)] : []),
      ...(page < pages ? [turn(page + 1, ticket.next)] : []),
    ],
  }
}

function emptyOf(
  { phrases: { ticket }, language }: Words,
  { status, search }: TicketsContent['page'],
): string {
  if (search !== undefined) return ticket.emptyAbout(search)
  const names = (status ?? []).map((each) => ticket.status[each])
  return names.length === 0 ? ticket.empty : ticket.emptyFiltered(listOf(language, names, 'or'))
}
