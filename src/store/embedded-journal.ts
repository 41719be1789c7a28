import type { Database } from '../database.ts'
import type { Entry, Journal } from './journal.ts'
import { createListeners } from './listeners.ts'
import { markOf } from './mark.ts'

/**
 * Streams go by a number, so that those in use now are neighbours in the indexes: by their names each entry would change pages
 * of its own, and all of them are written with every commit. J2: a position is the highest there is and one more; none is ever
 * taken out.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS stream (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS journal_entry (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS journal_entry_position ON journal_entry (stream, position);
  CREATE INDEX IF NOT EXISTS journal_entry_mark ON journal_entry (stream, mark);
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
  const addStream = database.prepare('INSERT INTO stream (name) VALUES (?) ON CONFLICT DO NOTHING')
  const find = database.prepare<Place>(`
    SELECT position FROM journal_entry
    WHERE stream = (SELECT key FROM stream WHERE name = ?) AND mark = ? AND id = ?`)
  const add = database.prepare<Place>(`
    INSERT INTO journal_entry (stream, mark, id, body)
    SELECT key, ?2, ?3, ?4 FROM stream AS s WHERE name = ?1
      AND NOT EXISTS (SELECT 1 FROM journal_entry WHERE stream = s.key AND mark = ?2 AND id = ?3)
    RETURNING position`)
  const after = database.prepare<Entry>(
    `SELECT position, id, body AS text FROM journal_entry
      WHERE stream = (SELECT key FROM stream WHERE name = ?) AND position > ? ORDER BY position LIMIT ?`,
  )

  return {
    async append(stream, entries) {
      if (entries.length === 0) return []
      const rows = entries.map(({ id, body }) => [id, JSON.stringify(body)] as const)
      const positions = await database.write(() => {
        const place = (id: string, body: string): Place | undefined => add.get(stream, markOf(id), id, body)
        return rows.map(([id, body]) => {
          const known = place(id, body) ?? find.get(stream, markOf(id), id) // J1
          if (known) return known.position
          addStream.run(stream)
          return (place(id, body) as Place).position
        })
      })
      listeners.tell(stream)
      return positions
    },
    async read(stream, position, limit) {
      return after.all(stream, position, limit)
    },
    listen: (stream, heard) => listeners.add(stream, heard),
    async close() {
      listeners.clear()
    },
  }
}
