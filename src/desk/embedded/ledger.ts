import type { Calendar } from '../../calendar.ts'
import type { Database } from '../../database.ts'
import type { TicketStatus } from '../../dialog/ticket.ts'
import type { Priority } from '../../dialog/tree.ts'
import type { Attachment } from './attachments.ts'
import type { Side, TicketRow } from './rows.ts'

/**
 * Changes tickets. Every change is made together with its entry in the history, which says who, what and when;
 * nothing else in the desk writes to a ticket that is there. To be called inside a write.
 */
export interface Ledger {
  /** @returns the comment's id. */
  comment(number: number, by: By, comment: NewComment): number
  /** `comment` is the public one that was added in the same act; see `NewComment.isToldWithStatus`. */
  status(row: TicketRow, by: By, status: TicketStatus, comment?: number): void
  priority(row: TicketRow, by: By, priority: Priority): void
  /** The last interaction was now: a solved ticket's window begins again. */
  restartWindow(number: number, at: number): void
  /** Notes something in the history alone. */
  note(number: number, by: By, entry: Entry): void
  /** Hangs files on a comment, or on the ticket itself. */
  files(number: number, comment: number | null, files: readonly Attachment[]): void
}

export interface By {
  readonly side: Side
  readonly who: string
  readonly at: number
}

export interface NewComment {
  readonly text: string
  readonly isPublic: boolean
  readonly files?: readonly Attachment[]
  /** A status is set in the same act: the stream tells both in one change, the status's. */
  readonly isToldWithStatus?: boolean
}

export interface Entry {
  readonly what: 'filed' | 'comment' | 'note' | 'status' | 'priority' | 'rating'
  readonly was?: string
  readonly became?: string
  readonly comment?: number
  /** Another entry of the same act tells it. */
  readonly isToldElsewhere?: boolean
}

/** What an insert returns, unless it throws. */
interface Added {
  readonly id: number
}

export function createLedger(
  database: Database,
  { calendar, reopenHours }: { readonly calendar: Calendar; readonly reopenHours: number },
): Ledger {
  const insertComment = database.prepare<Added>(
    'INSERT INTO desk_comment (ticket, at, side, author, is_public, text) VALUES (?, ?, ?, ?, ?, ?) RETURNING id',
  )
  const insertFile = database.prepare(
    'INSERT INTO desk_file (id, ticket, comment, position, name, type, size) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertEntry = database.prepare<Added>(
    `INSERT INTO desk_history (ticket, at, side, who, what, was, became, comment, told)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  )
  const touch = database.prepare('UPDATE desk_ticket SET touched = ? WHERE number = ?')
  const change = database.prepare('UPDATE desk_ticket SET changed = ?1, touched = ?1 WHERE number = ?2')
  const setStatus = database.prepare('UPDATE desk_ticket SET status = ?, window_until = ? WHERE number = ?')
  const setWindow = database.prepare('UPDATE desk_ticket SET window_until = ? WHERE number = ?')
  const setPriority = database.prepare('UPDATE desk_ticket SET priority = ? WHERE number = ?')

  const windowFrom = (at: number): number => calendar.addHours(at, reopenHours)
  const note = (number: number, { side, who, at }: By, entry: Entry): void => {
    const { what, was, became, comment, isToldElsewhere } = entry
    const isPrivate = what === 'note'
    const told = side === 'support' && !isPrivate && isToldElsewhere !== true ? 1 : 0
    const { id } = insertEntry.get(
      number,
      at,
      side,
      who,
      what,
      was ?? null,
      became ?? null,
      comment ?? null,
      told,
    ) as Added
    // What is private must not show in the ticket's time or place either.
    if (isPrivate) touch.run(id, number)
    else change.run(id, number)
  }
  const files = (number: number, comment: number | null, added: readonly Attachment[]): void => {
    for (const [position, { id, name, type, size }] of added.entries()) {
      insertFile.run(id, number, comment, position, name, type, size)
    }
  }
  /** What was computed when it was solved stays, also when the calendar changes: it was promised to a person. */
  const windowOf = (row: TicketRow, status: TicketStatus, at: number): number | null => {
    if (status === 'solved') return windowFrom(at)
    if (status === 'closed') return row.status === 'solved' ? row.window_until : windowFrom(at)
    return null
  }

  return {
    comment(number, by, { text, isPublic, files: added = [], isToldWithStatus = false }) {
      const { id } = insertComment.get(number, by.at, by.side, by.who, isPublic ? 1 : 0, text) as Added
      files(number, id, added)
      note(number, by, {
        what: isPublic ? 'comment' : 'note',
        comment: id,
        isToldElsewhere: isToldWithStatus,
      })
      return id
    },
    status(row, by, status, comment) {
      setStatus.run(status, windowOf(row, status, by.at), row.number)
      note(row.number, by, {
        what: 'status',
        was: row.status,
        became: status,
        ...(comment !== undefined && { comment }),
      })
    },
    priority(row, by, priority) {
      setPriority.run(priority, row.number)
      note(row.number, by, { what: 'priority', was: row.priority, became: priority })
    },
    restartWindow: (number, at) => void setWindow.run(windowFrom(at), number),
    note,
    files,
  }
}
