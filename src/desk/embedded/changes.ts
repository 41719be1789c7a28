import type { Database } from '../../database.ts'
import type { Ticket, TicketStatus } from '../../dialog/ticket.ts'
import type { Priority } from '../../dialog/tree.ts'
import { TerminalError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Change, Desk } from '../desk.ts'
import type { TicketRow } from './rows.ts'
import type { Tickets } from './tickets.ts'

/** The stream of what the support side changed, read from the history. */
export interface Changes extends Pick<Desk, 'changes' | 'listen'> {
  /** Tells the listeners that something was added. */
  announce(): void
  /** Ends all listening. */
  close(): void
}

interface ToldRow {
  readonly id: number
  readonly ticket: number
  readonly at: number
  readonly what: string
  readonly became: string | null
  /** The comment, or the one that was added with the status. */
  readonly comment: number | null
}

export function createChanges(
  database: Database,
  { tickets, show, log }: { tickets: Tickets; show: (row: TicketRow) => Ticket; log: Log },
): Changes {
  const told = database.prepare<ToldRow>(
    'SELECT id, ticket, at, what, became, comment FROM desk_history WHERE told = 1 AND id > ? ORDER BY id LIMIT ?',
  )
  const listeners = new Set<{ readonly heard: () => void }>()

  const changeOf = (entry: ToldRow): readonly Change[] => {
    const row = tickets.find(entry.ticket)
    if (!row) return []
    const comment = entry.comment === null ? undefined : tickets.comment(entry.comment)
    return [
      {
        // With its time, so that a desk which began anew does not repeat the ids of the one before.
        id: `desk/${entry.ticket}/${entry.id}/${entry.at}`,
        ticket: show(row),
        requester: row.requester,
        at: entry.at,
        conversation: row.conversation,
        ...(comment && { comment }),
        ...(entry.what === 'status' && { status: entry.became as TicketStatus }),
        ...(entry.what === 'priority' && { priority: entry.became as Priority }),
      },
    ]
  }
  return {
    async changes(cursor, limit) {
      if (!/^\d{0,15}$/.test(cursor)) {
        throw new TerminalError(
          'desk.unknown-cursor',
          `"${cursor}" is no cursor of this desk. "" is the first.`,
        )
      }
      const entries = told.all(Number(cursor), limit)
      const last = entries.at(-1)
      return { changes: entries.flatMap(changeOf), cursor: last ? String(last.id) : cursor }
    },
    listen(heard) {
      const listener = { heard }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    announce() {
      for (const { heard } of listeners) {
        try {
          heard()
        } catch (error) {
          // The change is kept, and is read with the next one at the latest.
          log.error('desk.listener-failed', {}, error)
        }
      }
    },
    close: () => listeners.clear(),
  }
}
