import type { Database } from '../../database.ts'
import type { PublicComment } from '../../dialog/ticket.ts'
import type { TicketQuery } from '../desk.ts'
import { soughtIn } from '../fold.ts'
import type { CommentRow, FileRow, TicketRow } from './rows.ts'
import { type FileUrl, publicCommentOf } from './rows.ts'

/** Reads what the desk keeps. Everything here may be called inside a write and beside it. */
export interface Tickets {
  find(number: number): TicketRow | undefined
  /** A page of the requester's tickets, or of everybody's; newest change first, and for the requester what is pending before. */
  page(requester: string | undefined, query: TicketQuery, now: number): Page
  /** Oldest first. */
  comments(number: number, which: 'public' | 'all'): readonly CommentRow[]
  /** In the order they were given. */
  files(number: number): readonly FileRow[]
  comment(id: number): PublicComment | undefined
  lastComment(number: number): PublicComment | undefined
  isFile(id: string): boolean
}

export interface Page {
  readonly rows: readonly TicketRow[]
  readonly total: number
}

const ticket = `SELECT t.*, c.at AS changed_at, l.at AS touched_at, r.score AS rating, m.is_muted, f.of AS follow_up_of,
  (SELECT max(ticket) FROM desk_follow_up WHERE of = t.number) AS follow_up FROM desk_ticket t
  JOIN desk_history c ON c.id = t.changed JOIN desk_history l ON l.id = t.touched
  LEFT JOIN desk_rating r ON r.ticket = t.number
  LEFT JOIN desk_mute m ON m.ticket = t.number LEFT JOIN desk_follow_up f ON f.ticket = t.number`

/** `words` is the column to search in. Every word sought must begin one of its words. */
const filtered = (words: string): string => `
  (:status IS NULL OR CASE WHEN t.status = 'solved' AND t.window_until <= :now THEN 'closed' ELSE t.status END
    IN (SELECT value FROM json_each(:status)))
  AND (:account IS NULL OR t.account = :account)
  AND (:sought IS NULL OR t.number = :number OR (:sought <> '[]' AND NOT EXISTS
    (SELECT 1 FROM json_each(:sought) w WHERE instr(t.${words}, ' ' || w.value) = 0)))`
const ofRequester = `t.requester = :requester AND ${filtered('subject_words')}`
const ofAll = filtered('support_words')

export function readTickets(database: Database, fileUrl: FileUrl): Tickets {
  const find = database.prepare<TicketRow>(`${ticket} WHERE t.number = ?`)
  const paging = (where: string, order: string) => ({
    rows: database.prepare<TicketRow>(
      `${ticket} WHERE ${where} ORDER BY ${order} DESC LIMIT :limit OFFSET :offset`,
    ),
    total: database.prepare<{ readonly total: number }>(
      `SELECT count(*) AS total FROM desk_ticket t WHERE ${where}`,
    ),
  })
  const theirs = paging(ofRequester, `t.status = 'pending' DESC, t.changed`)
  const all = paging(ofAll, 't.touched')
  const comments = {
    all: database.prepare<CommentRow>('SELECT * FROM desk_comment WHERE ticket = ? ORDER BY id'),
    public: database.prepare<CommentRow>(
      'SELECT * FROM desk_comment WHERE ticket = ? AND is_public = 1 ORDER BY id',
    ),
    one: database.prepare<CommentRow>('SELECT * FROM desk_comment WHERE id = ? AND is_public = 1'),
    last: database.prepare<CommentRow>(
      'SELECT * FROM desk_comment WHERE ticket = ? AND is_public = 1 ORDER BY id DESC LIMIT 1',
    ),
  }
  const fileColumns = 'SELECT id, comment, name, type, size FROM desk_file'
  const files = {
    ofTicket: database.prepare<FileRow>(`${fileColumns} WHERE ticket = ? ORDER BY comment, position`),
    ofComment: database.prepare<FileRow>(`${fileColumns} WHERE comment = ? ORDER BY position`),
    one: database.prepare<FileRow>(`${fileColumns} WHERE id = ?`),
  }
  const whole = (row: CommentRow | undefined): PublicComment | undefined =>
    row && publicCommentOf(row, files.ofComment.all(row.id), fileUrl)

  return {
    find: (number) => find.get(number),
    page(requester, { status, account, search, page, perPage }, now) {
      const sought = soughtIn(search)
      const limit = Math.max(1, Math.floor(perPage))
      const offset = limit * (Math.max(1, Math.floor(page)) - 1)
      const filter = {
        now,
        status: status ? JSON.stringify(status) : null,
        account: account ?? null,
        sought: sought ? JSON.stringify(sought.words) : null,
        number: sought?.number ?? null,
        ...(requester !== undefined && { requester }),
      }
      const which = requester === undefined ? all : theirs
      const rows = which.rows.all({ ...filter, limit, offset })
      // A page that is not full is the last one; an empty one may be beyond it.
      const isLast = rows.length < limit && (rows.length > 0 || offset === 0)
      return { rows, total: isLast ? offset + rows.length : (which.total.get(filter)?.total ?? 0) }
    },
    comments: (number, which) => comments[which].all(number),
    files: (number) => files.ofTicket.all(number),
    comment: (id) => whole(comments.one.get(id)),
    lastComment: (number) => whole(comments.last.get(number)),
    isFile: (id) => files.one.get(id) !== undefined,
  }
}
