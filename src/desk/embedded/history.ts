import type { Database } from '../../database.ts'
import type { HistoryEntry } from '../support-ticket.ts'
import { statusAt, type TicketRow } from './rows.ts'

interface EntryRow extends Omit<HistoryEntry, 'was' | 'became'> {
  readonly was: string | null
  readonly became: string | null
}

/** Oldest first. The closing of a solved ticket is computed, and listed at the instant it came about. */
export function readHistory(database: Database): (row: TicketRow, now: number) => readonly HistoryEntry[] {
  const select = database.prepare<EntryRow>(
    'SELECT at, side, who, what, was, became FROM desk_history WHERE ticket = ? ORDER BY id',
  )
  return (row, now) => {
    const entries = select.all(row.number).map(
      ({ at, side, who, what, was, became }): HistoryEntry => ({
        at,
        side,
        who,
        what,
        ...(was !== null && { was }),
        ...(became !== null && { became }),
      }),
    )
    const isClosedByTime = statusAt(row, now) !== row.status && row.window_until !== null
    return isClosedByTime ? [...entries, closing(row.window_until)] : entries
  }
}

const closing = (at: number): HistoryEntry => ({
  at,
  side: 'desk',
  who: 'Ventanilla',
  what: 'status',
  was: 'solved',
  became: 'closed',
})
