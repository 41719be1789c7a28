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
  /** Who changed what and when, oldest first. */
  readonly history: readonly HistoryEntry[]
  readonly followUpOf?: number
  readonly followUp?: number
}

/** One change of a ticket. `was` and `became` are ids of statuses and priorities, or the score of a rating. */
export interface HistoryEntry {
  readonly at: number
  readonly side: 'requester' | 'support' | 'desk'
  readonly who: string
  /** `note` is a private comment. */
  readonly what: 'filed' | 'comment' | 'note' | 'status' | 'priority' | 'rating'
  readonly was?: string
  readonly became?: string
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
