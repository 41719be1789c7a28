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

interface Job {
  run(): void
  done(): void
  failed(error: unknown): void
}

/** `job` is absent when no job is to blame: the transaction could not begin, or could not be committed. */
interface Failure {
  readonly job: Job | undefined
  readonly error: unknown
}

/** More than this at once would keep everything else of the process waiting. */
const jobsAtOnce = 500
/** Long enough for another process to finish a commit; short, because nothing else runs meanwhile. */
const blockMs = 25
const pauseMs = 25

/**
 * Opens or creates the file; `:memory:` for one that lasts as long as the process.
 * @throws TerminalError `database.unusable` when it is no database or can't be written.
 */
export function openDatabase(file: string, { patienceMs = 5_000 }: DatabaseOptions = {}): Database {
  const database = connect(file)
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  let jobs: Job[] = []
  let flushing: Promise<void> | undefined

  const attempt = (batch: readonly Job[]): Failure | undefined => {
    let running: Job | undefined
    try {
      begin.run()
      for (running of batch) running.run()
      running = undefined
      commit.run()
      return undefined
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (database.isTransaction) database.exec('ROLLBACK')
      return { job: running, error }
    }
  }
  /** @returns the jobs that have to wait because another process holds the file. */
  const runAll = (batch: readonly Job[], isLastTry: boolean): readonly Job[] => {
    let rest = batch
    for (;;) {
      const failure = attempt(rest)
      if (failure === undefined) {
        for (const job of rest) job.done()
        return []
      }
      const { job, error } = failure
      if (job === undefined && isBusy(error) && !isLastTry) return rest
      // B2: one that fails must not take the others with it.
      const failed = job === undefined ? rest : [job]
      for (const each of failed) each.failed(ours(error))
      rest = rest.filter((each) => !failed.includes(each))
      if (rest.length === 0) return []
    }
  }
  const flush = async (): Promise<void> => {
    await new Promise(setImmediate)
    let patience = patienceMs
    while (jobs.length > 0) {
      const waiting = runAll(jobs.splice(0, jobsAtOnce), patience <= 0)
      jobs = [...waiting, ...jobs]
      patience = waiting.length > 0 ? patience - blockMs - pauseMs : patienceMs
      await new Promise((next) => (waiting.length > 0 ? setTimeout(next, pauseMs) : setImmediate(next)))
    }
    flushing = undefined
  }

  return {
    prepare: (sql) => database.prepare(sql),
    migrate(sql) {
      // Here waiting keeps nobody: it is done at the start, perhaps while another process does the same.
      database.exec(`PRAGMA busy_timeout = ${patienceMs};`)
      database.exec(sql)
      database.exec(`PRAGMA busy_timeout = ${blockMs};`)
    },
    write<T>(work: () => T): Promise<T> {
      if (!database.isOpen)
        return Promise.reject(new TerminalError('database.closed', `The database "${file}" was closed.`))
      return new Promise<T>((resolve, reject) => {
        let result: T
        jobs.push({
          run: () => {
            result = work()
          },
          done: () => resolve(result),
          failed: reject,
        })
        flushing ??= flush()
      })
    },
    async close() {
      while (flushing) await flushing
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
    return database
  } catch (cause) {
    throw new TerminalError(
      'database.unusable',
      `The database "${file}" can't be used. Is the folder writable, and the file a database of this program?`,
      { cause },
    )
  }
}

/** SQLite's own numbers; the lower eight bits say what kind it is. */
const [busy, locked, full] = [5, 6, 13]

function kindOf(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}

function isBusy(error: unknown): boolean {
  const kind = kindOf(error)
  return kind === busy || kind === locked
}

function ours(error: unknown): unknown {
  if (isBusy(error))
    return new RetryableError('database.busy', 'Another process holds the database.', { cause: error })
  if (kindOf(error) === full)
    return new RetryableError('database.full', 'The disk is full: nothing can be saved.', { cause: error })
  return error
}
