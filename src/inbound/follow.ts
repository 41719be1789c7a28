import type { Clock } from '../clock.ts'
import type { Change, Desk } from '../desk/desk.ts'
import type { Log } from '../log.ts'
import type { Address, Inbound } from '../message.ts'
import type { Cursors } from '../store/cursors.ts'

/**
 * Brings what the support side does to the conversations the tickets came from.
 *
 * F1 a change is told once: its id is the event's, and the cursor moves on only after the change was accepted;
 * F2 changes of a ticket are told in the order they were made.
 */
export interface Follow {
  start(): void
  /** Resolves when all that is known of was told. */
  idle(): Promise<void>
  close(): Promise<void>
}

export interface FollowOptions {
  readonly desk: Desk
  readonly cursors: Cursors
  readonly accept: (inbound: Inbound) => Promise<unknown>
  /** Where a change is told; a channel may keep a thread of its own for the ticket. */
  readonly placeOf: (change: Change) => Place
  readonly clock: Clock
  readonly log: Log
  /** How often to look even when the desk says nothing. */
  readonly everyMs: number
}

export interface Place {
  readonly conversation: string
  /** Absent: where the conversation's last answers went. */
  readonly address?: Address
  /** The place is a thread for this ticket alone. */
  readonly ownThread?: true
}

const atOnce = 100
const cursorName = 'desk'

export function createFollow(options: FollowOptions): Follow {
  const { desk, cursors, accept, placeOf, clock, log, everyMs } = options
  let isClosed = false
  let wasHeard = false
  let reading: Promise<void> | undefined
  let stopNext = (): void => {}
  let stopListening = (): void => {}

  const tell = (change: Change): Promise<unknown> => {
    const { id, ticket, comment, status } = change
    const { conversation, address, ownThread } = placeOf(change)
    return accept({
      id: `desk/${id}`,
      conversation,
      ...(address && { address }),
      at: clock.now(),
      happened: {
        type: 'changed',
        ticket,
        ...(comment && { comment }),
        ...(status && { status }),
        ...(ownThread && { ownThread }),
      },
    })
  }

  const readAll = async (): Promise<void> => {
    let cursor = await cursors.get(cursorName)
    for (;;) {
      const batch = await desk.changes(cursor, atOnce)
      for (const change of batch.changes) await tell(change) // F2
      if (batch.cursor !== cursor) await cursors.set(cursorName, batch.cursor) // F1
      cursor = batch.cursor
      if (batch.changes.length < atOnce || isClosed) return
    }
  }

  const look = async (): Promise<void> => {
    stopNext()
    do {
      wasHeard = false
      try {
        await readAll()
      } catch (error) {
        log.warn('follow.failed', {}, error)
      }
    } while (wasHeard && !isClosed)
    reading = undefined
    if (!isClosed) stopNext = clock.after(everyMs, hear)
  }
  const hear = (): void => {
    wasHeard = true
    if (!isClosed) reading ??= look()
  }

  return {
    start() {
      stopListening = desk.listen(hear)
      hear()
    },
    async idle() {
      while (reading) await reading
    },
    async close() {
      isClosed = true
      stopNext()
      stopListening()
      await reading
    },
  }
}
