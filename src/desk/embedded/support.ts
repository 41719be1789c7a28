import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import type { Log } from '../../log.ts'
import type { SupportFile, SupportTicket, SupportTicketWhole } from '../support-ticket.ts'
import type { Support } from '../support.ts'
import { refuseWithout } from '../given-files.ts'
import type { Attachments } from './attachments.ts'
import type { Changes } from './changes.ts'
import type { Ratings } from '../ratings.ts'
import { readHistory } from './history.ts'
import type { By, Ledger } from './ledger.ts'
import { createOnce } from './once.ts'
import { type CommentRow, type FileRow, followUpsOf, statusAt, type TicketRow } from './rows.ts'
import type { Tickets } from './tickets.ts'

interface Parts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly tickets: Tickets
  readonly ledger: Ledger
  readonly ratings: Ratings
  readonly attachments: Attachments
  readonly changes: Changes
}

/** Who did it, when nobody is named. */
const unnamed = 'support'

export function createSupportSide(parts: Parts): Support {
  const { database, clock, log, tickets, ledger, ratings, attachments, changes } = parts
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
      const now = clock.now()
      const whole = wholeOf(row, now, tickets.comments(number, 'all'), tickets.files(number))
      return { ...whole, history: history(row, now) }
    },
    async answer({ key, number, author, text, isPublic, status, files = [] }) {
      const asked = ['answer', number]
      const before = answers.done(key, asked)
      if (before !== undefined) return before
      const taken = await attachments.take(`answer/${key}`, files)
      const write = (): boolean => {
        refuseWithout(taken.gone)
        const row = tickets.find(number)
        if (!row) return false
        const writer = by(author)
        const isStatusNew = status !== undefined && status !== statusAt(row, writer.at)
        const comment = ledger.comment(number, writer, {
          text,
          isPublic,
          files: taken.files,
          isToldWithStatus: isPublic && isStatusNew,
        })
        if (isStatusNew) ledger.status(row, writer, status, isPublic ? comment : undefined)
        // It closes after 27 business hours without interaction (8.1), and this is one.
        else if (isPublic && statusAt(row, writer.at) === 'solved') ledger.restartWindow(number, writer.at)
        return true
      }
      const isThere = await answers.write(key, asked, write).finally(taken.release)
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
    ratings: async (from, to) => ratings.counts(from, to),
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
): Omit<SupportTicketWhole, 'history'> {
  const filesOf = (comment: number | null): readonly SupportFile[] =>
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
    ...followUpsOf(row),
  }
}

const attachmentOf = ({ id, name, type, size }: FileRow): SupportFile => ({ id, name, type, size })
