import type { Change } from '../desk/desk.ts'
import type { Address, ConversationId, Outgoing } from '../message.ts'

/** A place where people are. */
export interface Channel {
  /** The first part of every conversation id of this channel, and of every address. */
  readonly name: string
  /**
   * Shows the messages in this order. A message whose id was shown before is not shown again; one that `replaces`
   * changes the one shown in its slot (see `Outgoing`).
   * @throws RetryableError when the platform is busy or away, TerminalError when it will never take the message.
   */
  deliver(address: Address, messages: readonly Outgoing[]): Promise<void>
  /** Shows that an answer is on its way, until the next message. Never throws. */
  working(address: Address): void
  /** Where a change of a ticket that came from here is told; absent: in the conversation it came from. */
  placeOf?(change: Change): Place
}

/** Where something is told that nobody asked for. */
export interface Place {
  readonly conversation: ConversationId
  /** Absent: where the conversation's last answers went. */
  readonly address?: Address
  /** The place is a thread for this ticket alone. */
  readonly ownThread?: true
}
