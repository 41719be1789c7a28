import type { Readable } from 'node:stream'
import type { TicketStatus } from '../../dialog/ticket.ts'
import type { Priority } from '../../dialog/tree.ts'
import type { SupportFile, SupportTicket, SupportTicketWhole } from './support-ticket.ts'

/** The embedded desk as the support side sees it. A ticket that does not exist is undefined, or false for a write. */
export interface SupportDesk {
  /** Newest change first. */
  list(query: SupportQuery): Promise<{ readonly tickets: readonly SupportTicket[]; readonly total: number }>
  get(number: number): Promise<SupportTicketWhole | undefined>
  /**
   * Adds a comment and sets the status with it; with a key that was used before it does nothing. A public comment is
   * told to the requester, together with the status; of a private one only the status is.
   */
  answer(write: {
    readonly key: string
    readonly number: number
    readonly author: string
    readonly text: string
    readonly isPublic: boolean
    readonly status?: TicketStatus
  }): Promise<boolean>
  /** `author` is who did it, as far as that is known. */
  setStatus(number: number, status: TicketStatus, author?: string): Promise<boolean>
  setPriority(number: number, priority: Priority, author?: string): Promise<boolean>
  openAttachment(number: number, file: string): Promise<SupportAttachment | undefined>
}

export interface SupportQuery {
  readonly status?: readonly TicketStatus[]
  /** The ticket's number, or words of its subject, account or requester. */
  readonly search?: string
  /** From 1. */
  readonly page: number
  readonly perPage: number
}

export interface SupportAttachment {
  readonly file: SupportFile
  readonly bytes: () => Readable
}
