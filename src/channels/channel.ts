import type { Address, Outgoing } from '../message.ts'

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
}
