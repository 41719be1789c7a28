import type { PublicComment, Ticket, TicketAnswer, TicketRequest, TicketStatus } from '../dialog/ticket.ts'
import type { FileRef } from '../dialog/state.ts'
import type { Priority } from '../dialog/tree.ts'

/**
 * The company's help desk. Every write takes a key; the same key asks for the same thing, once, however often it is
 * tried. A requester sees their own tickets only: somebody else's is reported exactly like one that doesn't exist.
 * @throws RetryableError when the desk is busy, away, or it is not known whether a write was done;
 *   TerminalError when it refuses for good.
 */
export interface Desk {
  /**
   * Files the ticket with its files; with a key that was filed before, returns that ticket. A follow-up is linked with the
   * ticket it follows, where that is a closed one of the same requester; where it is not, it is filed without the link.
   */
  file(request: TicketRequest): Promise<Ticket>
  get(number: number, requester: string): Promise<Ticket | undefined>
  /** Those that wait for the requester, the pending ones, come first; within each the newest change. */
  list(requester: string, query: TicketQuery): Promise<TicketList>
  /** Public comments, oldest first. */
  comments(number: number, requester: string): Promise<readonly PublicComment[] | undefined>
  /** What the ticket was filed with, in the order it was asked; nothing where the desk does not have it any more. */
  answers(number: number, requester: string): Promise<readonly TicketAnswer[] | undefined>
  /** Adds a public comment of the requester; a ticket that awaited their reply is open again. */
  comment(write: Write & { readonly text: string; readonly files: readonly FileRef[] }): Promise<Written>
  /** Opens a solved ticket again, with what happens now as a comment, while its window is open. */
  reopen(write: Write & { readonly text: string; readonly files: readonly FileRef[] }): Promise<Written>
  solve(write: Write): Promise<Written>
  /**
   * `score` 1 to 5. Only a solved or closed ticket, within its window, once: the same score again may bring the comment
   * that was missing. The support side reads both as a private note, and they count in the ratings (`desk/ratings.ts`).
   */
  rate(write: Write & { readonly score: number; readonly comment?: string }): Promise<Written>
  /**
   * Whether the requester wants to hear of the ticket, wherever they are; it shows in the ticket and in its changes. What they
   * said last, at `at`, epoch ms, counts, in whatever order it comes here. No such ticket of theirs: nothing.
   */
  mute(mute: {
    readonly number: number
    readonly requester: string
    readonly isMuted: boolean
    readonly at: number
  }): Promise<void>
  /**
   * Changes made by the support side after `cursor` ('' for the first), oldest first. A change that the requester
   * may not see, such as a private comment, is not in here.
   */
  changes(
    cursor: string,
    limit: number,
  ): Promise<{ readonly changes: readonly Change[]; readonly cursor: string }>
  /** Calls `heard` soon after a change; the function returned ends that. */
  listen(heard: () => void): () => void
  close(): Promise<void>
}

export interface Write {
  readonly key: string
  readonly number: number
  readonly requester: string
}

/** `not-found`: no such ticket of this requester. `not-allowed`: the ticket's status does not allow it now. */
export type Written =
  | { readonly type: 'done'; readonly ticket: Ticket }
  | { readonly type: 'not-found' }
  | { readonly type: 'not-allowed'; readonly ticket: Ticket }

export interface TicketQuery {
  readonly status?: readonly TicketStatus[]
  /** Only tickets of this account, as it was filed. */
  readonly account?: string
  /** The ticket's number, or beginnings of words; a requester's are sought in the subject. */
  readonly search?: string
  /** From 1. */
  readonly page: number
  readonly perPage: number
}

export interface TicketList {
  readonly tickets: readonly Ticket[]
  readonly total: number
}

/** One act of the support side: who answers and sets a status with it makes one change. */
export interface Change {
  /** Unique; the same for every reading. */
  readonly id: string
  readonly ticket: Ticket
  readonly requester: string
  /** When it was made, epoch ms. */
  readonly at: number
  /** The conversation the ticket came from. */
  readonly conversation: string
  readonly comment?: PublicComment
  readonly status?: TicketStatus
  readonly priority?: Priority
}
