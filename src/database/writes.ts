import type { DatabaseSync } from '@photostructure/sqlite'
import { RetryableError } from '../errors.ts'
import { failureOf, isBusy } from './failures.ts'

/** The writes of one database: those asked for at the same moment are done in one transaction. */
export interface Writes {
  /** As `write` of the database. */
  add<T>(work: () => T): Promise<T>
  /** Resolves when everything that can be read now is on disk. */
  flushed(): Promise<void>
  /** Resolves when nothing is left to do. */
  ended(): Promise<void>
}

export interface WritesOptions {
  /** For messages. */
  readonly file: string
  /** How long a write waits for another process that holds the file. */
  readonly patienceMs: number
  /** Brings what was committed to the disk. While it does, more writes gather to share the next transaction. */
  readonly flush: () => Promise<void>
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

/** How long SQLite itself waits: long enough for another process to finish a commit; short, because nothing else runs. */
export const blockMs = 25

/** More than this at once would keep everything else of the process waiting. */
const jobsAtOnce = 500
const pauseMs = 25

const pause = (ms: number): Promise<unknown> => new Promise((next) => setTimeout(next, ms))

export function createWrites(
  database: InstanceType<typeof DatabaseSync>,
  { file, patienceMs, flush }: WritesOptions,
): Writes {
  const attempt = createAttempt(database)
  let jobs: Job[] = []
  let working: Promise<void> | undefined
  let flushing: Promise<void> | undefined
  let broken: RetryableError | undefined

  /** @returns the jobs that are committed, and those that have to wait because another process holds the file. */
  const commit = (batch: readonly Job[], isLastTry: boolean): Outcome => {
    let rest = batch
    while (rest.length > 0) {
      const failure = attempt(rest)
      if (failure === undefined) return { committed: rest, waiting: [] }
      const { job, error } = failure
      if (job === undefined && isBusy(error) && !isLastTry) return { committed: [], waiting: rest }
      // B2: one that fails must not take the others with it.
      const failed = job === undefined ? rest : [job]
      for (const each of failed) each.failed(failureOf(error, file))
      rest = rest.filter((each) => !failed.includes(each))
    }
    return { committed: [], waiting: [] }
  }
  const toDisk = async (): Promise<void> => {
    try {
      await flush()
    } catch (cause) {
      broken = unflushed(file, cause)
      throw broken
    }
  }
  /** B1: nothing counts before it is on disk. */
  const settle = async (committed: readonly Job[]): Promise<void> => {
    if (committed.length === 0) return
    flushing = toDisk()
    try {
      await flushing
      for (const job of committed) job.done()
    } catch (error) {
      for (const job of [...committed, ...jobs.splice(0)]) job.failed(error)
    }
  }
  const work = async (): Promise<void> => {
    await new Promise(setImmediate)
    let patience = patienceMs
    while (jobs.length > 0) {
      const { committed, waiting } = commit(jobs.splice(0, jobsAtOnce), patience <= 0)
      jobs = [...waiting, ...jobs]
      patience = waiting.length > 0 ? patience - blockMs - pauseMs : patienceMs
      await settle(committed)
      if (waiting.length > 0) await pause(pauseMs)
    }
    working = undefined
  }

  return {
    add<T>(piece: () => T): Promise<T> {
      if (broken) return Promise.reject(broken)
      return new Promise<T>((resolve, reject) => {
        let result: T
        jobs.push({
          run: () => {
            result = piece()
          },
          done: () => resolve(result),
          failed: reject,
        })
        working ??= work()
      })
    },
    async flushed() {
      await flushing
    },
    async ended() {
      while (working) await working
    },
  }
}

interface Outcome {
  readonly committed: readonly Job[]
  readonly waiting: readonly Job[]
}

/**
 * After a failed flush an operating system may hold that what was lost is on disk, and say so of the next flush: so this process
 * writes no more. What was committed is tried again under its keys by the next one, as after a crash.
 */
function unflushed(file: string, cause: unknown): RetryableError {
  return new RetryableError(
    'database.unflushed',
    `The disk of the database "${file}" did not take what was written. Look after the disk, and start the program again.`,
    { cause },
  )
}

/** Does all jobs in one transaction, or none of them. */
function createAttempt(
  database: InstanceType<typeof DatabaseSync>,
): (batch: readonly Job[]) => Failure | undefined {
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  return (batch) => {
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
}
