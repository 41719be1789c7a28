import type { Database } from '../database.ts'
import type { Inbox, Kept } from './inbox.ts'

const schema =
  'CREATE TABLE IF NOT EXISTS inbox (id TEXT PRIMARY KEY, body TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;'

/** An inbox in the database of the process. */
export function createEmbeddedInbox(database: Database): Inbox {
  database.migrate(schema)
  const insert = database.prepare('INSERT OR IGNORE INTO inbox (id, body, at) VALUES (?, ?, ?)') // I2
  const remove = database.prepare('DELETE FROM inbox WHERE id = ?')
  const read = database.prepare<Kept>('SELECT id, body, at FROM inbox WHERE at < ? ORDER BY at, id LIMIT ?')
  return {
    put: (id, body, at) => database.write(() => insert.run(id, body, at).changes === 1), // I1
    async done(id) {
      await database.write(() => remove.run(id))
    },
    pending: (before, limit) => Promise.resolve(read.all(before, limit)),
    close: () => Promise.resolve(),
  }
}
