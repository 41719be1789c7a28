import { type Clock, systemClock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Cursors } from './cursors.ts'

const schema = `
CREATE TABLE IF NOT EXISTS cursor (name TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passing_cursor (name TEXT PRIMARY KEY, position TEXT NOT NULL, ends INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS passing_cursor_ends ON passing_cursor (ends);
`

/** How often what is over is removed at most. */
const sweepMs = 60_000

/** Cursors in the database of the process. */
export function createEmbeddedCursors(database: Database, clock: Pick<Clock, 'now'> = systemClock): Cursors {
  database.migrate(schema)
  const read = database.prepare<{ readonly position: string }>('SELECT position FROM cursor WHERE name = ?')
  const readPassing = database.prepare<{ readonly position: string }>(
    'SELECT position FROM passing_cursor WHERE name = ? AND ends > ?',
  )
  const write = database.prepare('INSERT OR REPLACE INTO cursor (name, position) VALUES (?, ?)')
  const writePassing = database.prepare(
    'INSERT OR REPLACE INTO passing_cursor (name, position, ends) VALUES (?, ?, ?)',
  )
  const remove = database.prepare('DELETE FROM cursor WHERE name = ?')
  const removePassing = database.prepare('DELETE FROM passing_cursor WHERE name = ?')
  const sweep = database.prepare('DELETE FROM passing_cursor WHERE ends <= ?')
  let nextSweep = 0

  return {
    get(name) {
      const found = readPassing.get(name, clock.now()) ?? read.get(name)
      return Promise.resolve(found?.position ?? '')
    },
    async set(name, cursor, keptMs) {
      const now = clock.now()
      await database.write(() => {
        if (keptMs === undefined) {
          write.run(name, cursor)
          removePassing.run(name)
          return
        }
        writePassing.run(name, cursor, now + keptMs)
        remove.run(name)
        if (now < nextSweep) return
        sweep.run(now)
        nextSweep = now + sweepMs
      })
    },
    close: () => Promise.resolve(),
  }
}
