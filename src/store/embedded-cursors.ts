import type { Database } from '../database.ts'
import type { Cursors } from './cursors.ts'

const schema =
  'CREATE TABLE IF NOT EXISTS cursor (name TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;'

/** Cursors in the database of the process. */
export function createEmbeddedCursors(database: Database): Cursors {
  database.migrate(schema)
  const read = database.prepare<{ readonly position: string }>('SELECT position FROM cursor WHERE name = ?')
  const write = database.prepare('INSERT OR REPLACE INTO cursor (name, position) VALUES (?, ?)')
  return {
    get(name) {
      return Promise.resolve(read.get(name)?.position ?? '')
    },
    async set(name, cursor) {
      await database.write(() => write.run(name, cursor))
    },
    close: () => Promise.resolve(),
  }
}
