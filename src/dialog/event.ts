import type { Choice } from './choice.ts'
import type { Facts } from './facts.ts'
import type { FileRef, Suggestion } from './state.ts'
import type { PublicComment, Ticket } from './ticket.ts'

/** Everything that can happen to a conversation. Time and ids come in with it; the step has none of its own. */
export interface Event {
  /** Unique; the effects of this event are named after it. */
  readonly id: string
  /** Epoch ms. */
  readonly at: number
  readonly happened: Happened
  /** What was gathered for it so far. */
  readonly facts?: Facts | undefined
}

export type Happened =
  /** The window was opened, or the app installed, by somebody who has said nothing yet. */
  | { readonly type: 'opened' }
  /** A message, with or without files. `message` is the platform's id of it. */
  | {
      readonly type: 'said'
      readonly message: string
      readonly text: string
      readonly files: readonly FileRef[]
    }
  /** A message of the person was changed. */
  | { readonly type: 'edited'; readonly message: string; readonly text: string }
  /** A message of the person was taken back. */
  | { readonly type: 'deleted'; readonly message: string }
  /** A button was pressed or an option chosen, on the live prompt or on an old one. */
  | { readonly type: 'clicked'; readonly choice: Choice }
  /** A page was filled in as a form. Values are as typed; null leaves a question empty. */
  | {
      readonly type: 'submitted'
      readonly draft: number
      readonly answers: Readonly<Record<string, unknown>>
    }
  /** The desk gave the ticket a number. */
  | { readonly type: 'filed'; readonly draft: number; readonly ticket: Ticket }
  /** Filing takes longer than a moment; it is stored and goes on. */
  | { readonly type: 'delayed'; readonly draft: number }
  /** The desk refused for good. */
  | { readonly type: 'refused'; readonly draft: number; readonly code: string }
  /** Something asked of an existing ticket was done, or can't be done. */
  | {
      readonly type: 'done'
      readonly act: TicketAct
      readonly ticket: Ticket
      /** The rating came with a comment. */
      readonly isCommented?: true
      /** The message that the words came in. */
      readonly message?: string
      /** They take the place of former ones. */
      readonly isCorrection?: true
    }
  | {
      readonly type: 'undone'
      readonly act: TicketAct
      readonly number: number
      readonly code: string
      /** What was meant for the ticket, and the message it came in. */
      readonly text?: string
      readonly message?: string
    }
  /** The support side changed a ticket. `comment` only when a public one was added. */
  | {
      readonly type: 'changed'
      readonly ticket: Ticket
      readonly comment?: PublicComment
      readonly status?: Ticket['status']
      readonly priority?: Ticket['priority']
      /** The place is a thread of its own for this ticket. */
      readonly ownThread?: true
      /** Until when other changes of the ticket are waited for, to be told with this one, epoch ms; absent: not at all. */
      readonly tellAt?: number
      /** Where the ticket waits for the person: when they are to be told of it once more, epoch ms. */
      readonly remindAt?: number
    }
  /** A known issue that is followed here has another state. */
  | { readonly type: 'issue'; readonly issue: Suggestion }
  /** The alarm that a former step set. */
  | { readonly type: 'rang' }

export type TicketAct = 'comment' | 'reopen' | 'solve' | 'rate'
