import type { Database } from '../database.ts'
import { type Budget, burstOf, longestWaitMs } from './budget.ts'

const schema =
  'CREATE TABLE IF NOT EXISTS budget (name TEXT PRIMARY KEY, next_at REAL NOT NULL, held_until REAL NOT NULL) STRICT, WITHOUT ROWID;'

interface Row {
  readonly next_at: number
  readonly held_until: number
}

/**
 * Budgets in the database of the process, and of every other that has the same file open. What is kept is when the
 * next request would be due if they came evenly; one may come earlier by as much as the burst allows.
 */
export function createEmbeddedBudget(database: Database): Budget {
  database.migrate(schema)
  const read = database.prepare<Row>('SELECT next_at, held_until FROM budget WHERE name = ?')
  const taken = database.prepare('INSERT OR REPLACE INTO budget (name, next_at, held_until) VALUES (?, ?, 0)')
  const held = database.prepare(
    `INSERT INTO budget (name, next_at, held_until) VALUES (?, 0, ?)
     ON CONFLICT (name) DO UPDATE SET held_until = max(held_until, excluded.held_until)`,
  )
  return {
    take(name, perMinute, now) {
      const everyMs = 60_000 / perMinute
      // G1: read and raised in one piece of work.
      return database.write(() => {
        const kept = read.get(name)
        const ahead = (at = 0): number => (at - now > longestWaitMs ? 0 : Math.max(0, at - now)) // G3
        const heldMs = ahead(kept?.held_until)
        if (heldMs > 0) return Math.ceil(heldMs) // G2
        const due = now + ahead(kept?.next_at)
        const waitMs = due - (burstOf(perMinute) - 1) * everyMs - now
        if (waitMs > 0) return Math.ceil(waitMs)
        taken.run(name, due + everyMs)
        return 0
      })
    },
    async hold(name, until) {
      await database.write(() => held.run(name, until))
    },
    close: () => Promise.resolve(),
  }
}
