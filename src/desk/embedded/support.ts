import type { Readable } from 'node:stream'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import type { TicketAnswer, TicketStatus } from '../../dialog/ticket.ts'
import type { Priority } from '../../dialog/tree.ts'
import type { Log } from '../../log.ts'
import type { Attachment, Attachments } from './attachments.ts'
import type { Changes } from './changes.ts'
import { type HistoryEntry, readHistory } from './history.ts'
import type { By, Ledger } from './ledger.ts'
import { createOnce } from './once.ts'
import { type CommentRow, type FileRow, statusAt, type TicketRow } from './rows.ts'
import type { PageQuery, Tickets } from './tickets.ts'

/** The desk as the support side sees it: tickets of everybody, and everything in them. */
export interface EmbeddedSupport {
  /** Newest change first. `search` is a number, or words of subject, account, requester's name or address. */
  list(query: PageQuery): Promise<{ readonly tickets: readonly SupportTicket[]; readonly total: number }>
  get(number: number): Promise<SupportTicketWhole | undefined>
  /**
   * Adds a comment and sets the status with it, once per key. A public comment is told to the requester, together with
   * the status; a private one never, and a status set with it is told alone.
   */
  answer(write: {
    readonly key: string
    readonly number: number
    readonly author: string
    readonly text: string
    readonly isPublic: boolean
    /** Any may follow any other; absent, or the one it has, leaves it. */
    readonly status?: TicketStatus
  }): Promise<boolean>
  /**
   * Any status may follow any other: here a closed ticket can be opened again. The same one again changes nothing.
   * `author` is who did it, for the history; "support" when nobody is named.
   */
  setStatus(number: number, status: TicketStatus, author?: string): Promise<boolean>
  /** As `setStatus`. */
  setPriority(number: number, priority: Priority, author?: string): Promise<boolean>
  openAttachment(
    number: number,
    file: string,
  ): Promise<{ readonly file: Attachment; readonly bytes: () => Readable } | undefined>
  /** Who changed what and when, oldest first; undefined when there is no such ticket. */
  history(number: number): Promise<readonly HistoryEntry[] | undefined>
}

interface SupportTicket {
  readonly number: number
  readonly subject: string
  readonly status: TicketStatus
  readonly priority: Priority
  readonly account?: string
  readonly requesterName?: string
  readonly requesterEmail?: string
  readonly createdAt: number
  readonly updatedAt: number
}

interface SupportTicketWhole extends SupportTicket {
  readonly description: string
  readonly language: string
  readonly tags: readonly string[]
  readonly answers: readonly TicketAnswer[]
  readonly files: readonly Attachment[]
  readonly comments: readonly SupportComment[]
  readonly rating?: number
}

interface SupportComment {
  readonly author: string
  readonly fromSupport: boolean
  readonly isPublic: boolean
  readonly text: string
  readonly at: number
  readonly files: readonly Attachment[]
}

interface Parts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly tickets: Tickets
  readonly ledger: Ledger
  readonly attachments: Attachments
  readonly changes: Changes
}

/** Who did it, when nobody is named. */
const unnamed = 'support'

export function createSupportSide(parts: Parts): EmbeddedSupport {
  const { database, clock, log, tickets, ledger, attachments, changes } = parts
  const answers = createOnce<boolean>(database, 'support')
  const history = readHistory(database)

  const by = (who: string): By => ({ side: 'support', who, at: clock.now() })
  const change = async (number: number, perform: (row: TicketRow) => boolean): Promise<boolean> => {
    const done = await database.write(() => {
      const row = tickets.find(number)
      return row && { isChanged: perform(row) }
    })
    if (done?.isChanged) changes.announce()
    return done !== undefined
  }

  return {
    async list(query) {
      const now = clock.now()
      const { rows, total } = tickets.page(undefined, query, now)
      return { tickets: rows.map((row) => supportTicketOf(row, now)), total }
    },
    async get(number) {
      const row = tickets.find(number)
      if (!row) return undefined
      return wholeOf(row, clock.now(), tickets.comments(number, 'all'), tickets.files(number))
    },
    async answer({ key, number, author, text, isPublic, status }) {
      const isThere = await answers.write(key, ['answer', number], () => {
        const row = tickets.find(number)
        if (!row) return false
        const writer = by(author)
        const isStatusNew = status !== undefined && status !== statusAt(row, writer.at)
        const comment = ledger.comment(number, writer, {
          text,
          isPublic,
          isToldWithStatus: isPublic && isStatusNew,
        })
        if (isStatusNew) ledger.status(row, writer, status, isPublic ? comment : undefined)
        // It closes after 27 business hours without interaction (8.1), and this is one.
        else if (isPublic && statusAt(row, writer.at) === 'solved') ledger.restartWindow(number, writer.at)
        return true
      })
      if (isThere && (isPublic || status !== undefined)) changes.announce()
      return isThere
    },
    setStatus: (number, status, author = unnamed) =>
      change(number, (row) => {
        const writer = by(author)
        if (statusAt(row, writer.at) === status) return false
        ledger.status(row, writer, status)
        return true
      }),
    setPriority: (number, priority, author = unnamed) =>
      change(number, (row) => {
        if (row.priority === priority) return false
        ledger.priority(row, by(author), priority)
        return true
      }),
    async openAttachment(number, file) {
      const row = tickets.files(number).find(({ id }) => id === file)
      if (!row) return undefined
      const bytes = await attachments.read(row.id)
      if (!bytes) log.error('desk.attachment-missing', { ticket: number, file: row.id })
      return bytes && { file: attachmentOf(row), bytes }
    },
    history: async (number) => {
      const row = tickets.find(number)
      return row && history(row, clock.now())
    },
  }
}

const supportTicketOf = (row: TicketRow, now: number): SupportTicket => ({
  number: row.number,
  subject: row.subject,
  status: statusAt(row, now),
  priority: row.priority,
  ...(row.account !== null && { account: row.account }),
  ...(row.requester_name !== null && { requesterName: row.requester_name }),
  ...(row.requester_email !== null && { requesterEmail: row.requester_email }),
  createdAt: row.created_at,
  updatedAt: row.touched_at,
})

function wholeOf(
  row: TicketRow,
  now: number,
  comments: readonly CommentRow[],
  files: readonly FileRow[],
): SupportTicketWhole {
  const filesOf = (comment: number | null): readonly Attachment[] =>
    files.filter((file) => file.comment === comment).map(attachmentOf)
  return {
    ...supportTicketOf(row, now),
    description: row.description,
    language: row.language,
    tags: JSON.parse(row.tags),
    answers: JSON.parse(row.answers),
    files: filesOf(null),
    comments: comments.map(({ id, author, side, is_public, text, at }) => ({
      author,
      fromSupport: side !== 'requester',
      isPublic: is_public === 1,
      text,
      at,
      files: filesOf(id),
    })),
    ...(row.rating !== null && { rating: row.rating }),
  }
}

const attachmentOf = ({ id, name, type, size }: FileRow): Attachment => ({ id, name, type, size })
