import type { Database } from '../database.ts'
import type { Entry, Journal } from './journal.ts'
import { createListeners } from './listeners.ts'

const schema = `
  CREATE TABLE IF NOT EXISTS journal (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (stream, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS journal_stream ON journal (stream, position);
`

interface Place {
  readonly position: number
}

/**
 * A journal in the embedded database. Positions are counted over all streams. Listeners hear this process only: the
 * database has one. Closing it leaves the database open: others use it too.
 */
export function createEmbeddedJournal(database: Database): Journal {
  database.migrate(schema)
  const listeners = createListeners()
  const find = database.prepare<Place>('SELECT position FROM journal WHERE stream = ? AND id = ?')
  const add = database.prepare<Place>(
    'INSERT INTO journal (stream, id, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING position',
  )
  const after = database.prepare<Entry & { readonly body: string }>(
    'SELECT position, id, body FROM journal WHERE stream = ? AND position > ? ORDER BY position LIMIT ?',
  )

  return {
    async append(stream, entries) {
      if (entries.length === 0) return []
      const rows = entries.map(({ id, body }) => [id, JSON.stringify(body)] as const)
      const positions = await database.write(() =>
        rows.map(([id, body]) => {
          const place = add.get(stream, id, body) ?? find.get(stream, id) // J1
          return (place as Place).position
        }),
      )
      listeners.tell(stream)
      return positions
    },
    async read(stream, position, limit) {
      return after
        .all(stream, position, limit)
        .map(({ body, ...entry }) => ({ ...entry, body: JSON.parse(body) as unknown }))
    },
    listen: (stream, heard) => listeners.add(stream, heard),
    async close() {
      listeners.clear()
    },
  }
}
