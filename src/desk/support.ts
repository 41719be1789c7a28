import type { Readable } from 'node:stream'
import type { FileRef } from '../dialog/state.ts'
import type { TicketStatus } from '../dialog/ticket.ts'
import type { Priority } from '../dialog/tree.ts'
import type { TicketQuery } from './desk.ts'
import type { SupportFile, SupportTicket, SupportTicketWhole } from './support-ticket.ts'

/**
 * A desk as the support side sees it: tickets of everybody, and everything in them. One that does not exist is undefined,
 * or false for a write.
 */
export interface Support {
  /** Newest change first. Words are sought in subject, account, and the requester's name and address. */
  list(query: TicketQuery): Promise<{ readonly tickets: readonly SupportTicket[]; readonly total: number }>
  get(number: number): Promise<SupportTicketWhole | undefined>
  /**
   * Adds a comment and sets the status with it, once per key. A public comment is told to the requester, together with
   * the status; a private one never, and a status set with it is told alone. Files go with the comment.
   */
  answer(write: {
    readonly key: string
    readonly number: number
    readonly author: string
    readonly text: string
    readonly isPublic: boolean
    readonly files?: readonly FileRef[]
    /** Any may follow any other; absent, or the one it has, leaves it. */
    readonly status?: TicketStatus
  }): Promise<boolean>
  /**
   * Any status may follow any other: here a closed ticket can be opened again. The same one again changes nothing.
   * `author` is who did it, as far as that is known.
   */
  setStatus(number: number, status: TicketStatus, author?: string): Promise<boolean>
  /** As `setStatus`. */
  setPriority(number: number, priority: Priority, author?: string): Promise<boolean>
  /** How many tickets were given each score from `from` to before `to`, epoch ms; the first is of score 1. */
  ratings(from: number, to: number): Promise<RatingCounts>
  openAttachment(number: number, file: string): Promise<SupportAttachment | undefined>
}

export type RatingCounts = readonly [number, number, number, number, number]

export interface SupportAttachment {
  readonly file: SupportFile
  readonly bytes: () => Readable
}
