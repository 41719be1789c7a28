import type { Clock } from '../clock.ts'
import { RetryableError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { createUnderWay } from '../under-way.ts'
import type { GivenUpList } from './given-up.ts'
import { mostAttempts, waitMs } from './backoff.ts'
import type { Job, Scene } from './job.ts'

/** Which effects are being tried in this process, and what becomes of a try. */
export interface Tries {
  /** Those that nobody here has in hand yet; now they are. */
  take(jobs: readonly Job[]): readonly Job[]
  /** Marks work that `idle` and `close` wait for. */
  track<T>(work: Promise<T>): Promise<T>
  /** Done: the effects are off the list, and in nobody's hand. Never throws; what can't be taken off is found again. */
  settle(scene: Scene, ids: readonly string[]): Promise<void>
  /** Notes a failed try, in the store too, and says when the next is due. Never throws. */
  failed(scene: Scene, job: Job, error: unknown): Promise<Job>
  /**
   * Writes it down for a person to look through; only then may it be settled. Never throws.
   * @returns the job as it is to be tried again, and given up then, when it can't be written down now.
   */
  giveUp(scene: Scene, job: Job, error: unknown): Promise<Job | undefined>
  /** Whether this was the last try that is made. */
  wasLast(job: Job): boolean
  /** Whether another try makes no sense. */
  isOver(job: Job, error: unknown): boolean
  /** Calls `again` when the job is due, unless the process stops before. */
  later(job: Job, again: () => void): void
  readonly isClosed: boolean
  /** Resolves when none is under way. */
  idle(): Promise<void>
  /** No try begins from now on; resolves when those under way have ended. */
  close(): Promise<void>
}

export interface TriesOptions {
  readonly store: Store
  readonly givenUp: Pick<GivenUpList, 'add'>
  readonly clock: Clock
  readonly log: Log
}

export function createTries({ store, givenUp, clock, log }: TriesOptions): Tries {
  const inHand = new Set<string>()
  const underWay = createUnderWay()
  const timers = new Set<() => void>()
  let isClosed = false

  const wasLast = (job: Job): boolean => job.attempts + 1 >= mostAttempts
  const failed = async ({ conversation }: Scene, job: Job, error: unknown): Promise<Job> => {
    const attempts = job.attempts + 1
    const asked = error instanceof RetryableError ? error.retryAfterMs : undefined
    const dueAt = clock.now() + waitMs(attempts, job.id, asked)
    const fields = { conversation, id: job.id, effect: job.effect.type, attempts }
    log.warn('outbound.retry', fields, error)
    try {
      await store.postpone(conversation, job.id, attempts, dueAt)
    } catch (cause) {
      log.warn('outbound.unsettled', fields, cause)
    }
    return { ...job, attempts, dueAt }
  }
  return {
    take(jobs) {
      const fresh = jobs.filter(({ id }) => !inHand.has(id))
      for (const { id } of fresh) inHand.add(id)
      return fresh
    },
    track: (work) => underWay.track(work),
    async settle({ conversation }, ids) {
      try {
        await store.settle(conversation, ids)
      } catch (error) {
        log.warn('outbound.unsettled', { conversation }, error)
      }
      for (const id of ids) inHand.delete(id)
    },
    failed,
    async giveUp(scene, job, error) {
      const { conversation } = scene
      const fields = { conversation, id: job.id, effect: job.effect.type }
      try {
        await givenUp.add(conversation, job, error, clock.now())
      } catch (cause) {
        log.error('outbound.not-given-up', fields, cause)
        return failed(scene, job, error)
      }
      log.error('outbound.given-up', { ...fields, wayOut: 'npm run outbox -- list' }, error)
      return undefined
    },
    wasLast,
    isOver: (job, error) => !(error instanceof RetryableError) || wasLast(job),
    later(job, again) {
      if (isClosed) return
      const stop = clock.after(Math.max(0, job.dueAt - clock.now()), () => {
        timers.delete(stop)
        again()
      })
      timers.add(stop)
    },
    get isClosed() {
      return isClosed
    },
    idle: () => underWay.ended(),
    async close() {
      isClosed = true
      for (const stop of timers) stop()
      timers.clear()
      await underWay.ended()
    },
  }
}
