import type { DatabaseSync } from '@photostructure/sqlite'
import { failureOf, isBusy } from './failures.ts'

/** The writes of one database: those asked for at the same moment are done in one transaction. */
export interface Writes {
  /** As `write` of the database. */
  add<T>(work: () => T): Promise<T>
  /** Resolves when nothing is left to do. */
  ended(): Promise<void>
}

export interface WritesOptions {
  /** For messages. */
  readonly file: string
  /** How long a write waits for another process that holds the file. */
  readonly patienceMs: number
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
/** Between two flushes, for more writes to share the next; none where the last one had but one, so that a lone write never waits. */
const gatherMs = 4

const pause = (ms: number): Promise<unknown> => new Promise((next) => setTimeout(next, ms))

export function createWrites(
  database: InstanceType<typeof DatabaseSync>,
  { file, patienceMs }: WritesOptions,
): Writes {
  const attempt = createAttempt(database)
  let jobs: Job[] = []
  let flushing: Promise<void> | undefined

  /** @returns the jobs that have to wait because another process holds the file. */
  const runAll = (batch: readonly Job[], isLastTry: boolean): readonly Job[] => {
    let rest = batch
    while (rest.length > 0) {
      const failure = attempt(rest)
      if (failure === undefined) {
        for (const job of rest) job.done()
        return []
      }
      const { job, error } = failure
      if (job === undefined && isBusy(error) && !isLastTry) return rest
      // B2: one that fails must not take the others with it.
      const failed = job === undefined ? rest : [job]
      for (const each of failed) each.failed(failureOf(error, file))
      rest = rest.filter((each) => !failed.includes(each))
    }
    return []
  }
  const flush = async (): Promise<void> => {
    await new Promise(setImmediate)
    let patience = patienceMs
    while (jobs.length > 0) {
      const batch = jobs.splice(0, jobsAtOnce)
      const waiting = runAll(batch, patience <= 0)
      jobs = [...waiting, ...jobs]
      patience = waiting.length > 0 ? patience - blockMs - pauseMs : patienceMs
      if (waiting.length > 0) await pause(pauseMs)
      else if (batch.length > 1) await pause(gatherMs)
    }
    flushing = undefined
  }

  return {
    add<T>(work: () => T): Promise<T> {
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
    async ended() {
      while (flushing) await flushing
    },
  }
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
