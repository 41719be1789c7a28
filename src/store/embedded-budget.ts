import type { Database } from '../database.ts'
import { type Budget, burstOf } from './budget.ts'

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
  const write = database.prepare(
    `INSERT INTO budget (name, next_at, held_until) VALUES (:name, :next, :held)
     ON CONFLICT (name) DO UPDATE SET next_at = max(next_at, :next), held_until = max(held_until, :held)`,
  )
  return {
    take(name, perMinute, now) {
      const everyMs = 60_000 / perMinute
      // G1: read and raised in one piece of work.
      return database.write(() => {
        const { next_at, held_until } = read.get(name) ?? { next_at: 0, held_until: 0 }
        if (held_until > now) return Math.ceil(held_until - now) // G2
        const due = Math.max(next_at, now)
        const waitMs = due - (burstOf(perMinute) - 1) * everyMs - now
        if (waitMs > 0) return Math.ceil(waitMs)
        write.run({ name, next: due + everyMs, held: 0 })
        return 0
      })
    },
    async hold(name, until) {
      await database.write(() => write.run({ name, next: 0, held: until }))
    },
    close: () => Promise.resolve(),
  }
}
