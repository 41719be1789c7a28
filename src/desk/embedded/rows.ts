import type { PublicComment, Ticket, TicketStatus } from '../../dialog/ticket.ts'
import type { Priority } from '../../dialog/tree.ts'
import type { Attachment } from './attachments.ts'

/** A ticket as it is kept. Rows come from the desk's own writes and are not checked again. */
export interface TicketRow {
  readonly number: number
  readonly requester: string
  readonly requester_name: string | null
  readonly requester_email: string | null
  readonly account: string | null
  readonly subject: string
  readonly description: string
  readonly priority: Priority
  readonly tags: string
  readonly answers: string
  readonly language: string
  readonly conversation: string
  /** As it was set; see `statusAt`. */
  readonly status: TicketStatus
  readonly window_until: number | null
  readonly rating: number | null
  readonly is_muted: number | null
  readonly follow_up_of: number | null
  /** The newest that follows it. */
  readonly follow_up: number | null
  readonly created_at: number
  /** Of the last change that the requester may know of. */
  readonly changed_at: number
  /** Of the last change of all. */
  readonly touched_at: number
}

export type Side = 'requester' | 'support' | 'desk'

export interface CommentRow {
  readonly id: number
  readonly ticket: number
  readonly at: number
  readonly side: Side
  readonly author: string
  readonly is_public: number
  readonly text: string
}

export interface FileRow extends Attachment {
  readonly comment: number | null
}

/**
 * The status a ticket has at `now`. Nothing closes a solved ticket by the clock: it counts as closed from the instant
 * its window has passed (27 business hours without interaction; vtex-support, 8.1), in every answer and every filter.
 * So no job has to run for it, and none can be late.
 */
export const statusAt = (row: Pick<TicketRow, 'status' | 'window_until'>, now: number): TicketStatus =>
  row.status === 'solved' && !isWithinWindow(row, now) ? 'closed' : row.status

/** The window is open up to, but not including, its last instant. */
export const isWithinWindow = (row: Pick<TicketRow, 'window_until'>, now: number): boolean =>
  row.window_until !== null && now < row.window_until

/** What a requester sees of a ticket. */
export function ticketOf(
  row: TicketRow,
  now: number,
  lastComment: PublicComment | undefined,
  url: string | undefined,
): Ticket {
  const status = statusAt(row, now)
  return {
    number: row.number,
    subject: row.subject,
    status,
    priority: row.priority,
    createdAt: row.created_at,
    updatedAt: row.changed_at,
    ...(row.account !== null && { account: row.account }),
    ...(url !== undefined && { url }),
    ...(lastComment && { lastComment }),
    ...(status === 'solved' && row.window_until !== null && { reopenUntil: row.window_until }),
    ...(row.rating !== null && { rating: row.rating }),
    ...(row.is_muted === 1 && { isMuted: true }),
    ...followUpsOf(row),
  }
}

/** The tickets before and after it. */
export const followUpsOf = (row: Pick<TicketRow, 'follow_up' | 'follow_up_of'>) => ({
  ...(row.follow_up_of !== null && { followUpOf: row.follow_up_of }),
  ...(row.follow_up !== null && { followUp: row.follow_up }),
})

/** Where who has the link opens an attachment. */
export type FileUrl = (ticket: number, file: string) => string | undefined

/** What a requester sees of a comment. Their own attachments are named, not offered: they have them. */
export const publicCommentOf = (
  { ticket, author, side, text, at }: CommentRow,
  files: readonly FileRow[],
  fileUrl: FileUrl,
): PublicComment => ({
  author,
  fromSupport: side !== 'requester',
  text,
  at,
  files: files.map(({ id, name, size }) => {
    const url = side === 'requester' ? undefined : fileUrl(ticket, id)
    return { name, size, ...(url !== undefined && { url }) }
  }),
})

/** The requester's name where one is wanted, or what comes nearest to it. */
export const nameOf = (row: Pick<TicketRow, 'requester' | 'requester_name' | 'requester_email'>): string =>
  row.requester_name ?? row.requester_email ?? row.requester
