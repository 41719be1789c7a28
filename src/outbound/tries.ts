import type { Clock } from '../clock.ts'
import type { Effect } from '../dialog/effect.ts'
import { RetryableError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Address } from '../message.ts'
import type { Store } from '../store/store.ts'
import { mostAttempts, waitMs } from './backoff.ts'

/** Where the effects of a conversation go. */
export interface Scene {
  readonly conversation: string
  readonly address: Address
  readonly timeZone: string
}

/** An effect that is to be done. */
export interface Job<E extends Effect = Effect> {
  readonly id: string
  readonly effect: E
  /** Failed tries so far. */
  readonly attempts: number
  /** Epoch ms. */
  readonly dueAt: number
}

/** Which effects are being tried in this process, and what becomes of a try. */
export interface Tries {
  /** Those that nobody here has in hand yet; now they are. */
  take(jobs: readonly Job[]): readonly Job[]
  /** Marks work that `close` waits for. */
  track<T>(work: Promise<T>): Promise<T>
  /** Done: the effects are off the list. Never throws. */
  settle(scene: Scene, ids: readonly string[]): Promise<void>
  /** Nobody here has it in hand any more; it stays pending, and will be found again. */
  drop(id: string): void
  /** Notes a failed try, in the store too, and says when the next is due. Never throws. */
  failed<E extends Effect>(scene: Scene, job: Job<E>, error: unknown): Promise<Job<E>>
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

export function createTries({
  store,
  clock,
  log,
}: {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
}): Tries {
  const inHand = new Set<string>()
  const underWay = new Set<Promise<unknown>>()
  let isClosed = false
  const idle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay)
  }
  return {
    take(jobs) {
      const fresh = jobs.filter(({ id }) => !inHand.has(id))
      for (const { id } of fresh) inHand.add(id)
      return fresh
    },
    track(work) {
      underWay.add(work)
      void work.catch(() => {}).then(() => underWay.delete(work))
      return work
    },
    async settle({ conversation }, ids) {
      try {
        await store.settle(conversation, ids)
      } catch (error) {
        log.warn('outbound.unsettled', { conversation }, error)
      }
      for (const id of ids) inHand.delete(id)
    },
    drop: (id) => inHand.delete(id),
    async failed({ conversation }, job, error) {
      const attempts = job.attempts + 1
      const asked = error instanceof RetryableError ? error.retryAfterMs : undefined
      const dueAt = clock.now() + waitMs(attempts, job.id, asked)
      const fields = { conversation, effect: job.effect.type, attempts }
      log.warn('outbound.retry', fields, error)
      try {
        await store.postpone(conversation, job.id, attempts, dueAt)
      } catch (cause) {
        log.warn('outbound.unsettled', fields, cause)
      }
      return { ...job, attempts, dueAt }
    },
    isOver: (job, error) => !(error instanceof RetryableError) || job.attempts + 1 >= mostAttempts,
    later(job, again) {
      clock.after(Math.max(0, job.dueAt - clock.now()), () => {
        if (!isClosed) again()
      })
    },
    get isClosed() {
      return isClosed
    },
    idle,
    async close() {
      isClosed = true
      await idle()
    },
  }
}
