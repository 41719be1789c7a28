import type { Database } from '../database.ts'
import type { Inbox, InboxName, Kept } from './inbox.ts'

/** An inbox in the database of the process; `name` is its table's. */
export function createEmbeddedInbox(database: Database, name: InboxName = 'inbox'): Inbox {
  database.migrate(
    `CREATE TABLE IF NOT EXISTS ${name} (id TEXT PRIMARY KEY, body TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
  )
  const insert = database.prepare(`INSERT OR IGNORE INTO ${name} (id, body, at) VALUES (?, ?, ?)`) // I2
  const remove = database.prepare(`DELETE FROM ${name} WHERE id = ?`)
  const read = database.prepare<Kept>(`SELECT id, body, at FROM ${name} WHERE at < ? ORDER BY at, id LIMIT ?`)
  return {
    put: (id, body, at) => database.write(() => insert.run(id, body, at).changes === 1), // I1
    async done(id) {
      await database.write(() => remove.run(id))
    },
    pending: (before, limit) => Promise.resolve(read.all(before, limit)),
    close: () => Promise.resolve(),
  }
}
