import type { TicketAnswer, TicketStatus } from '../dialog/ticket.ts'
import type { Priority } from '../dialog/tree.ts'

/** Tickets as the support side sees them. Types only; the desk page reads them too. */

/** A ticket in a list. Times are epoch ms. */
export interface SupportTicket {
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

/** A ticket with everything in it. */
export interface SupportTicketWhole extends SupportTicket {
  readonly description: string
  readonly language: string
  readonly tags: readonly string[]
  readonly answers: readonly TicketAnswer[]
  readonly files: readonly SupportFile[]
  /** Oldest first. */
  readonly comments: readonly SupportComment[]
  readonly rating?: number
  readonly followUpOf?: number
  readonly followUp?: number
}

export interface SupportFile {
  /** What opens it. */
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

export interface SupportComment {
  readonly author: string
  readonly fromSupport: boolean
  readonly isPublic: boolean
  readonly text: string
  readonly at: number
  readonly files: readonly SupportFile[]
}
