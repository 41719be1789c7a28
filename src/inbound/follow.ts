import type { Place } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { Change, Desk } from '../desk/desk.ts'
import { RetryableError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Inbound } from '../message.ts'
import type { Cursors } from '../store/cursors.ts'

/**
 * Brings what the support side does to the conversations the tickets came from.
 *
 * F1 a change is told once: its id is the event's, and the cursor moves on only after the change was accepted;
 * F2 changes of a ticket are told in the order they were made;
 * F3 a conversation that can never take a change keeps no other one waiting: the change is passed over, and the log says so.
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
  /** When a person is told once more of a ticket that waits for them since now, epoch ms; undefined: never. */
  readonly remindAt: (now: number) => number | undefined
  /** Until when further changes are waited for, to be told together with one that comes now, epoch ms. */
  readonly tellAt: (now: number) => number
  /** How often to look even when the desk says nothing. */
  readonly everyMs: number
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

  const tell = async (change: Change): Promise<void> => {
    try {
      const at = clock.now()
      await accept(inboundOf(change, placeOf(change), at, options))
    } catch (error) {
      if (error instanceof RetryableError) throw error
      log.error('inbound.passed-over', { change: change.id, conversation: change.conversation }, error) // F3
    }
  }

  /** Different tickets do not wait for each other; all have been told, or the next look begins with them again. */
  const tellAll = async (changes: readonly Change[]): Promise<void> => {
    const tickets = new Map<number, Change[]>()
    for (const change of changes) {
      const { number } = change.ticket
      tickets.set(number, [...(tickets.get(number) ?? []), change])
    }
    const told = await Promise.allSettled(
      [...tickets.values()].map(async (ofTicket) => {
        for (const change of ofTicket) await tell(change) // F2
      }),
    )
    for (const each of told) if (each.status === 'rejected') throw each.reason
  }

  const readAll = async (): Promise<void> => {
    let cursor = await cursors.get(cursorName)
    while (!isClosed) {
      const batch = await desk.changes(cursor, atOnce)
      await tellAll(batch.changes)
      if (batch.cursor === cursor) return
      await cursors.set(cursorName, batch.cursor) // F1
      if (batch.changes.length === 0) return
      cursor = batch.cursor
    }
  }

  const look = async (): Promise<void> => {
    stopNext()
    do {
      wasHeard = false
      try {
        await readAll()
      } catch (error) {
        log.warn('inbound.follow-failed', {}, error)
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

function inboundOf(
  change: Change,
  { conversation, address, ownThread }: Place,
  at: number,
  times: Pick<FollowOptions, 'remindAt' | 'tellAt'>,
): Inbound {
  const { id, ticket, comment, status, priority } = change
  const remindAt = ticket.status === 'pending' ? times.remindAt(at) : undefined
  return {
    id: `desk/${id}`,
    conversation,
    ...(address && { address }),
    at,
    happened: {
      type: 'changed',
      ticket,
      ...(comment && { comment }),
      ...(status && { status }),
      ...(priority && { priority }),
      ...(ownThread && { ownThread }),
      tellAt: times.tellAt(at),
      ...(remindAt !== undefined && { remindAt }),
    },
  }
}
