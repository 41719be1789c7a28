import type { ConversationId } from '../message.ts'

/**
 * Until when this process holds which conversations. A claim is given back under the time it was made with, so that a
 * process that was too slow can't give back what another holds by then.
 */
export interface Leases {
  /** Notes a claim; those that ended before `now` are forgotten. */
  take(conversation: ConversationId, until: number, now: number): void
  /** The time the claim was made with, for the last time; undefined when there is none. */
  giveBack(conversation: ConversationId): number | undefined
}

export function createLeases(): Leases {
  const held = new Map<ConversationId, number>()
  return {
    take(conversation, until, now) {
      // A claim that is taken anew moves to the end, so those that end first are at the front.
      held.delete(conversation)
      held.set(conversation, until)
      for (const [each, end] of held) {
        if (end > now) break
        held.delete(each)
      }
    },
    giveBack(conversation) {
      const until = held.get(conversation)
      held.delete(conversation)
      return until
    },
  }
}
