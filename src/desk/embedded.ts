import type { Calendar } from '../calendar.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Language } from '../dialog/language.ts'
import type { Ticket } from '../dialog/ticket.ts'
import type { Log } from '../log.ts'
import type { Desk } from './desk.ts'
import type { OpenFile } from './given-files.ts'
import { openAttachments } from './embedded/attachments.ts'
import { createMutes } from './mutes.ts'
import { createRatings } from './ratings.ts'
import type { Support } from './support.ts'
import { createChanges } from './embedded/changes.ts'
import { createFiling } from './embedded/filing.ts'
import { createLedger } from './embedded/ledger.ts'
import { createRequesterSide, owned } from './embedded/requester.ts'
import { type FileUrl, publicCommentOf, type TicketRow, ticketOf } from './embedded/rows.ts'
import { schema } from './embedded/schema.ts'
import { createSupportSide } from './embedded/support.ts'
import { readTickets } from './embedded/tickets.ts'

/**
 * A help desk of one's own, in one SQLite file and one folder; no account and no network.
 *
 * E1 a write under a key that was used returns what it returned then and does nothing, whoever tries it again, at
 *    once or after the process was killed: the key is kept in the transaction that does the write;
 * E2 what a promise returned is on disk, attachments before the rows that name them;
 * E3 somebody else's ticket and one that does not exist are answered alike;
 * E4 every change of a ticket is in its history, and what the support side changed is in the stream, both in the same
 *    transaction; a private comment is in neither the stream nor anything else the requester can see;
 * E5 a solved ticket is closed from the instant its window has passed, by the clock and without a job.
 */
export interface EmbeddedDesk extends Desk {
  /** The same tickets as the support side sees and changes them. */
  readonly support: Support
  /**
   * Deletes files that were copied before `olderThan`, epoch ms, for writes that never came to an end. An hour ago is
   * safe. @returns how many.
   */
  sweep(olderThan: number): Promise<number>
}

export interface EmbeddedDeskOptions {
  readonly database: Database
  /** Where attachments are kept; made when it is not there. */
  readonly folder: string
  readonly clock: Clock
  /** The hours in which a solved ticket's window passes. */
  readonly calendar: Calendar
  /** Opens a file that a person gave, to be copied. */
  readonly openFile: OpenFile
  readonly log: Log
  /** The first ticket's number, when none is higher. 1001 unless told. */
  readonly firstNumber?: number
  /** Of those who work here: `es` unless told. */
  readonly language?: Language
  /** Business hours in which a solved ticket can be reopened and rated: 27 (vtex-support, 8.1) unless told. */
  readonly reopenHours?: number
  /**
   * Where a requester reads a ticket on the web; its number is put in the place of `{number}`. A function is asked each
   * time: the address of a server that took a free port is known only once it listens.
   */
  readonly publicUrl?: string | (() => string | undefined)
  /** Where who has the link opens a file of the support side's; absent, it is only named. */
  readonly fileUrl?: FileUrl
}

/** The database stays the caller's: it is closed by who opened it, after the desk. */
export function createEmbeddedDesk(options: EmbeddedDeskOptions): EmbeddedDesk {
  const { database, clock, calendar, log, folder, openFile, publicUrl, fileUrl = () => undefined } = options
  database.migrate(schema)
  const ratings = createRatings(database)
  const mutes = createMutes(database)
  const tickets = readTickets(database, fileUrl)
  const ledger = createLedger(database, { calendar, reopenHours: options.reopenHours ?? 27 })
  const attachments = openAttachments(folder, openFile)
  const show = (row: TicketRow): Ticket => {
    const template = typeof publicUrl === 'function' ? publicUrl() : publicUrl
    const url = template?.replaceAll('{number}', String(row.number))
    return ticketOf(row, clock.now(), tickets.lastComment(row.number), url)
  }
  const changes = createChanges(database, { tickets, show, log })
  const fileTicket = createFiling(database, ledger, { firstNumber: 1001, language: 'es', ...options })
  const find = (number: number, requester: string) => owned(tickets.find(number), requester)

  return {
    ...createRequesterSide({ database, clock, tickets, ledger, ratings, attachments, fileTicket, show }),
    support: createSupportSide({ database, clock, log, tickets, ledger, ratings, attachments, changes }),

    async get(number, requester) {
      const row = find(number, requester)
      return row && show(row)
    },
    async list(requester, query) {
      if (requester === '') return { tickets: [], total: 0 }
      const { rows, total } = tickets.page(requester, query, clock.now())
      return { tickets: rows.map(show), total }
    },
    async comments(number, requester) {
      if (!find(number, requester)) return undefined
      const files = tickets.files(number)
      const filesOf = (id: number) => files.filter(({ comment }) => comment === id)
      return tickets.comments(number, 'public').map((row) => publicCommentOf(row, filesOf(row.id), fileUrl))
    },
    async answers(number, requester) {
      const row = find(number, requester)
      return row && JSON.parse(row.answers)
    },
    async mute({ number, requester, ...mute }) {
      if (find(number, requester)) await database.write(() => mutes.set(number, mute))
    },
    changes: changes.changes,
    listen: changes.listen,
    sweep: (olderThan) => attachments.sweep(olderThan, tickets.isFile),
    close: async () => changes.close(),
  }
}
