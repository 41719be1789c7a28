import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import type { Ticket, TicketRequest, TicketStatus } from '../../dialog/ticket.ts'
import { TerminalError } from '../../errors.ts'
import type { Desk, Write, Written } from '../desk.ts'
import { refuseWithout } from '../given-files.ts'
import type { Attachments } from './attachments.ts'
import type { Filed } from './filing.ts'
import type { By, Ledger } from './ledger.ts'
import { noteOf, type Ratings, ratingOf } from '../ratings.ts'
import { createOnce } from './once.ts'
import { isWithinWindow, nameOf, statusAt, type TicketRow } from './rows.ts'
import type { Tickets } from './tickets.ts'

interface Parts {
  readonly database: Database
  readonly clock: Clock
  readonly tickets: Tickets
  readonly ledger: Ledger
  readonly ratings: Ratings
  readonly attachments: Attachments
  readonly fileTicket: (filed: Filed, at: number) => number
  readonly show: (row: TicketRow) => Ticket
}

/** Who writes what nobody wrote. */
const deskItself = { side: 'desk', who: 'Ventanilla' } as const

/** What is done to a ticket, and whether its status allows it. Says false to change nothing. */
type Act = (row: TicketRow, by: By) => boolean

/** What the requester can write. Statuses, reopening and rating: vtex-support, 8.1 and 8.3. */
export function createRequesterSide(
  parts: Parts,
): Pick<Desk, 'file' | 'comment' | 'reopen' | 'solve' | 'rate'> {
  const { database, clock, tickets, ledger, ratings, attachments, fileTicket, show } = parts
  const filings = createOnce<number>(database, 'requester')
  const writes = createOnce<Written>(database, 'requester')

  const shown = (number: number): Ticket => {
    const row = tickets.find(number)
    if (!row) throw new TerminalError('desk.ticket-lost', `Ticket ${number} was filed and is not there.`)
    return show(row)
  }
  const act = (name: string, { key, number, requester }: Write, perform: Act): Promise<Written> =>
    writes.write(key, [name, number, requester], () => {
      const row = owned(tickets.find(number), requester)
      if (!row) return { type: 'not-found' }
      const isDone = perform(row, { side: 'requester', who: nameOf(row), at: clock.now() })
      return { type: isDone ? 'done' : 'not-allowed', ticket: shown(number) }
    })
  const statusOf = (row: TicketRow, by: By) => statusAt(row, by.at)
  const file = async (request: TicketRequest): Promise<number> => {
    const asked = ['file', request.requester]
    // Asked before the files are copied: on a late retry nobody may have them any more.
    const before = filings.done(request.key, asked)
    if (before !== undefined) return before
    const { release, ...taken } = await attachments.take(`file/${request.key}`, request.files)
    try {
      return await filings.write(request.key, asked, () => fileTicket({ request, ...taken }, clock.now()))
    } finally {
      release()
    }
  }
  /** With its files, where the status allows it; the ticket is open then. */
  const addComment = async (
    name: 'comment' | 'reopen',
    write: Parameters<Desk['comment']>[0],
    isAllowed: (status: TicketStatus) => boolean,
  ): Promise<Written> => {
    const asked = [name, write.number, write.requester]
    const before = writes.done(write.key, asked)
    if (before) return before
    if (!owned(tickets.find(write.number), write.requester)) {
      return writes.write(write.key, asked, () => ({ type: 'not-found' }))
    }
    const taken = await attachments.take(`${name}/${write.key}`, write.files)
    try {
      refuseWithout(taken.gone)
      return await act(name, write, (row, by) => {
        const status = statusOf(row, by)
        if (!isAllowed(status)) return false
        ledger.comment(row.number, by, { text: write.text, isPublic: true, files: taken.files })
        if (status !== 'open') ledger.status(row, by, 'open')
        return true
      })
    } finally {
      taken.release()
    }
  }

  return {
    file: async (request) => shown(await file(request)),

    /** A pending ticket is open again, and so is a solved one: a reply reopens it. */
    comment: (write) => addComment('comment', write, (status) => status !== 'closed'),

    reopen: (write) => addComment('reopen', write, (status) => status === 'solved'),

    /** Who solves what was just solved by the other side gets what they wanted; its window stays as it is. */
    solve: (write) =>
      act('solve', write, (row, by) => {
        const status = statusOf(row, by)
        if (status === 'open' || status === 'pending') ledger.status(row, by, 'solved')
        return status !== 'closed'
      }),

    async rate(write) {
      const rating = ratingOf(write)
      return act('rate', write, (row, by) => {
        // Only a ticket that is solved or closed has a window.
        if (!isWithinWindow(row, by.at) || !ratings.take(row.number, rating, by.at)) return false
        ledger.note(row.number, by, { what: 'rating', became: String(rating.score) })
        ledger.comment(row.number, { ...deskItself, at: by.at }, { text: noteOf(rating), isPublic: false })
        return true
      })
    },
  }
}

/** Nobody's name is nobody: tickets filed without a requester belong to no one who asks. */
export const owned = (row: TicketRow | undefined, requester: string): TicketRow | undefined =>
  row !== undefined && requester !== '' && row.requester === requester ? row : undefined
