import type { Database } from '../database.ts'

/** Of which tickets their requester does not want to hear. Kept here, whatever the desk: it is nothing that an account knows. */
export interface Mutes {
  /** The newest word counts, whatever order they come in. To be called inside a write. */
  set(ticket: number, mute: { readonly isMuted: boolean; readonly at: number }): void
  has(ticket: number): boolean
}

const schema = `
CREATE TABLE IF NOT EXISTS desk_mute (
  ticket INTEGER PRIMARY KEY,
  is_muted INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
`

export function createMutes(database: Database): Mutes {
  database.migrate(schema)
  const select = database.prepare<{ readonly is_muted: number }>(
    'SELECT is_muted FROM desk_mute WHERE ticket = ?',
  )
  const set = database.prepare(
    `INSERT INTO desk_mute (ticket, is_muted, at) VALUES (?, ?, ?)
     ON CONFLICT (ticket) DO UPDATE SET is_muted = excluded.is_muted, at = excluded.at WHERE excluded.at >= at`,
  )
  return {
    set: (ticket, { isMuted, at }) => void set.run(ticket, isMuted ? 1 : 0, at),
    has: (ticket) => select.get(ticket)?.is_muted === 1,
  }
}
