import { DatabaseSync } from '@photostructure/sqlite'
import { blockMs, createWrites } from './database/writes.ts'
import { TerminalError } from './errors.ts'

type Connection = InstanceType<typeof DatabaseSync>
type VendorStatement = ReturnType<Connection['prepare']>

/** A prepared statement. Its rows are the program's own writes: their type is named where it is prepared, not checked. */
export interface Statement<Row> {
  run(...values: Parameters<VendorStatement['run']>): ReturnType<VendorStatement['run']>
  /** The first row; undefined when there is none. */
  get(...values: Parameters<VendorStatement['get']>): Row | undefined
  all(...values: Parameters<VendorStatement['all']>): readonly Row[]
}

/**
 * One SQLite file, shared by every embedded backend of the process.
 *
 * B1 what `write` has resolved survives the end of the process and of the machine;
 * B2 a piece of work is done whole or not at all, whatever the others beside it do.
 */
export interface Database {
  /** Prepared once; for reading at any time, and for writing inside `write` only. */
  prepare<Row>(sql: string): Statement<Row>
  /** Creates what is not there yet. Statements end with a semicolon. */
  migrate(sql: string): void
  /**
   * Does the work together with everything else that is asked for at the same moment, in one transaction and one flush
   * to disk, and resolves with its result. `work` only reads and writes this database, and awaits nothing: when another
   * piece fails, all are taken back and the rest is run again.
   * @throws what `work` throws; RetryableError `database.busy` when another process holds the file for too long, and
   * `database.full` when the disk is full; TerminalError `database.closed` after `close`.
   */
  write<T>(work: () => T): Promise<T>
  /** Finishes what was asked for, then closes. Closing twice is once. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** How long a write waits for another process that holds the file. */
  readonly patienceMs?: number
}

/** About 64 MB. */
const pagesInLog = 16_000
const cacheKilobytes = 16_000

/**
 * Opens or creates the file; `:memory:` for one that lasts as long as the process.
 * @throws TerminalError `database.unusable` when it is no database or can't be written.
 */
export function openDatabase(file: string, { patienceMs = 5_000 }: DatabaseOptions = {}): Database {
  const database = connect(file)
  const writes = createWrites(database, { file, patienceMs })
  return {
    prepare: (sql) => database.prepare(sql),
    migrate(sql) {
      // Here waiting keeps nobody: it is done at the start, perhaps while another process does the same.
      database.exec(`PRAGMA busy_timeout = ${patienceMs};`)
      database.exec(sql)
      database.exec(`PRAGMA busy_timeout = ${blockMs};`)
    },
    write(work) {
      if (database.isOpen) return writes.add(work)
      return Promise.reject(
        new TerminalError(
          'database.closed',
          `The database "${file}" was closed. Open it again to write to it.`,
        ),
      )
    },
    async close() {
      await writes.ended()
      if (database.isOpen) database.close()
    },
  }
}

function connect(file: string): Connection {
  try {
    const database = new DatabaseSync(file)
    // The timeout comes first: two processes that open a new file at once both change its journal mode.
    database.exec(`PRAGMA busy_timeout = ${blockMs * 40}; PRAGMA journal_mode = WAL;`)
    // FULL: a commit in the write-ahead log is flushed before it counts (B1).
    database.exec(`PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = ${blockMs};`)
    // A page that changes often is copied out of the log less often; and what is read often stays in memory.
    database.exec(`PRAGMA wal_autocheckpoint = ${pagesInLog}; PRAGMA cache_size = -${cacheKilobytes};`)
    return database
  } catch (cause) {
    throw new TerminalError(
      'database.unusable',
      `The database "${file}" can't be used. Is the folder writable, and the file a database of this program?`,
      { cause },
    )
  }
}
