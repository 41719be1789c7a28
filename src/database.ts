import { DatabaseSync } from '@photostructure/sqlite'
import { RetryableError, TerminalError } from './errors.ts'

/** A prepared statement: `run`, `get` and `all`. */
export type Statement = ReturnType<Connection['prepare']>
type Connection = InstanceType<typeof DatabaseSync>

/**
 * One SQLite file, shared by every embedded backend of the process.
 *
 * B1 what `write` has resolved survives the end of the process and of the machine;
 * B2 a piece of work is done whole or not at all, whatever the others beside it do.
 */
export interface Database {
  /** Prepared once; for reading at any time, and for writing inside `write` only. */
  prepare(sql: string): Statement
  /** Creates what is not there yet. Statements end with a semicolon. */
  migrate(sql: string): void
  /**
   * Does the work together with everything else that is asked for at the same moment, in one transaction and one flush
   * to disk, and resolves with its result. `work` only reads and writes this database: it may be run twice.
   * @throws what `work` throws; RetryableError `database.busy` when another process holds the file.
   */
  write<T>(work: () => T): Promise<T>
  close(): Promise<void>
}

interface Job {
  run(): void
  settle(error?: unknown): void
}

/**
 * Opens or creates the file; `:memory:` for one that lasts as long as the process.
 * @throws TerminalError `database.unusable` when it is no database or can't be written.
 */
export function openDatabase(file: string): Database {
  const database = connect(file)
  let jobs: Job[] = []
  let flushing: Promise<void> | undefined

  const runAll = (batch: readonly Job[]): void => {
    database.exec('BEGIN IMMEDIATE')
    try {
      for (const job of batch) job.run()
      database.exec('COMMIT')
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
  const flush = (): void => {
    const batch = jobs
    jobs = []
    flushing = undefined
    try {
      runAll(batch)
      for (const job of batch) job.settle()
    } catch (error) {
      // B2: one that fails must not take the others with it, so each gets a transaction of its own.
      if (batch.length === 1) batch[0]?.settle(ours(error))
      else for (const job of batch) runAlone(job)
    }
  }
  const runAlone = (job: Job): void => {
    try {
      runAll([job])
      job.settle()
    } catch (error) {
      job.settle(ours(error))
    }
  }

  return {
    prepare: (sql) => database.prepare(sql),
    migrate: (sql) => database.exec(sql),
    write<T>(work: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        let result: T
        jobs.push({
          run: () => {
            result = work()
          },
          settle: (error) => (error === undefined ? resolve(result) : reject(error)),
        })
        flushing ??= new Promise((done) =>
          setImmediate(() => {
            flush()
            done()
          }),
        )
      })
    },
    async close() {
      while (flushing) await flushing
      database.close()
    },
  }
}

function connect(file: string): Connection {
  try {
    const database = new DatabaseSync(file)
    // FULL: a commit in the write-ahead log is flushed before it counts (B1).
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;',
    )
    return database
  } catch (cause) {
    throw new TerminalError(
      'database.unusable',
      `The database "${file}" can't be used. Is the folder writable?`,
      {
        cause,
      },
    )
  }
}

function ours(error: unknown): unknown {
  const isBusy = error instanceof Error && /database is (locked|busy)/.test(error.message)
  return isBusy
    ? new RetryableError('database.busy', 'Another process holds the database.', { cause: error })
    : error
}
