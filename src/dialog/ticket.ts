import type { Language } from './language.ts'
import type { FileRef } from './state.ts'
import type { Priority, TicketType } from './tree.ts'

/** The four statuses a requester sees. */
export const statuses = ['open', 'pending', 'solved', 'closed'] as const
/** `pending` is "awaiting your reply". */
export type TicketStatus = (typeof statuses)[number]

/** Whether the support side is done with it. */
export const isOver = ({ status }: Pick<Ticket, 'status'>): boolean =>
  status === 'solved' || status === 'closed'

/** A ticket as its requester may see it: nothing private is in here. Times are epoch ms. */
export interface Ticket {
  readonly number: number
  readonly subject: string
  readonly status: TicketStatus
  readonly priority: Priority
  readonly account?: string
  readonly createdAt: number
  readonly updatedAt: number
  /** Where it can be read on the web. */
  readonly url?: string
  readonly lastComment?: PublicComment
  /** Until when a solved ticket can be reopened. */
  readonly reopenUntil?: number
  /** 1 to 5, once rated. */
  readonly rating?: number
  /** The requester does not want to hear of what the support side does to it. */
  readonly isMuted?: true
  /** The closed ticket that this one follows. */
  readonly followUpOf?: number
  /** The newest ticket that follows this one. */
  readonly followUp?: number
}

export interface PublicComment {
  /** The support side's name, or the requester's; '' where the desk does not say who of the support side it was. */
  readonly author: string
  readonly fromSupport: boolean
  readonly text: string
  readonly at: number
  readonly files: readonly CommentFile[]
}

/** A file that came with a comment. `url` opens it for whoever has the link, and is absent where the desk gives none. */
export interface CommentFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly url?: string
}

/** Everything the desk needs to file. `key` is the same for every try of the same submission. */
export interface TicketRequest {
  readonly key: string
  /** Person.id. */
  readonly requester: string
  readonly requesterName?: string
  readonly requesterEmail?: string
  /** Their platform or the operator vouches for the address; absent: anybody could have typed it. */
  readonly isEmailVerified?: true
  readonly account?: string
  readonly subject: string
  readonly description: string
  readonly priority: Priority
  readonly type: TicketType
  readonly tags: readonly string[]
  /** In the order they were asked. `id` and `value` are language-free; `label` and `text` are in the words of the desk. */
  readonly answers: readonly TicketAnswer[]
  readonly files: readonly FileRef[]
  /** The person's. */
  readonly language: Language
  /** The tree it was asked from, as `id@version`. */
  readonly tree: string
  /** The conversation it came from; changes are told there. */
  readonly conversation: string
  /** A closed ticket that this one follows, to be linked with it. */
  readonly followUpOf?: number
}

export interface TicketAnswer {
  readonly id: string
  readonly label: string
  readonly value: string | number | boolean
  readonly text: string
}
