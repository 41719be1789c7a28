import { createLanes } from '../lanes.ts'
import type { Committed, Inbound, Turned } from '../message.ts'

/**
 * The one door: whatever happens to a conversation, a click, a ticket number, an alarm, comes in here.
 *
 * A1 an event id is admitted once: the second one is told that it is a duplicate;
 * A2 the events of a conversation are handled one at a time, in the order they came to this process;
 * A3 what is reported as accepted is stored, and survives the end of the process; what is none of ours is accepted and
 *    forgotten.
 *
 * @throws what the turn throws; the event may then be sent again.
 */
export type Accept = (inbound: Inbound) => Promise<'accepted' | 'duplicate'>

export interface AcceptOptions {
  readonly turn: (inbound: Inbound) => Promise<Turned>
  /** Begins what a turn left to be done; resolves once it is shown, or on its way by itself. Never throws. */
  readonly dispatch: (committed: Committed) => Promise<void>
}

/** Resolves once the event is stored and what follows from it is shown or on its way. */
export function createAccept({ turn, dispatch }: AcceptOptions): Accept {
  const inLane = createLanes() // A2
  return async (inbound) => {
    // The lane is free again before the world answers: a slow desk holds nobody's next message back.
    const turned = await inLane(inbound.conversation, async () => {
      const outcome = await turn(inbound) // A3
      return outcome.type === 'committed' ? { ...outcome, done: dispatch(outcome) } : outcome
    })
    if (turned.type === 'committed') await turned.done
    return turned.type === 'duplicate' ? 'duplicate' : 'accepted' // A1
  }
}
