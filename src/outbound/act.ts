import type { Clock } from '../clock.ts'
import { RetryableError, TerminalError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Inbound } from '../message.ts'
import type { Act, Job, News, Scene } from './job.ts'
import { refusalOf } from './refusal.ts'
import type { Tries } from './tries.ts'

export interface ActOptions {
  readonly tries: Tries
  /** As in perform.ts. */
  readonly perform: (conversation: string, key: string, act: Act) => Promise<News | undefined>
  readonly accept: (inbound: Inbound) => Promise<unknown>
  readonly clock: Clock
  readonly log: Log
  /** After so long the person hears that filing goes on. */
  readonly slowMs: number
}

/**
 * Tries an act once it is due, and lets the conversation hear what came of it: that is accepted before the effect counts as
 * done. Resolves after the first try, at once when it is due later. Never throws.
 */
export type DoAct = (scene: Scene, job: Job<Act>) => Promise<void>

export function createAct({ tries, perform, accept, clock, log, slowMs }: ActOptions): DoAct {
  const tell = ({ conversation }: Scene, { id }: Job, news: News): Promise<unknown> =>
    accept({ id: `${id}/${news.type}`, conversation, at: clock.now(), happened: news })

  /** The person hears that filing goes on: once, because the event's id is the same every time. */
  const sayDelayed = async (scene: Scene, job: Job<Act>): Promise<void> => {
    if (job.effect.type !== 'file') return
    try {
      await tell(scene, job, { type: 'delayed', draft: job.effect.filing.draft })
    } catch (error) {
      log.warn('outbound.untold', { conversation: scene.conversation }, error)
    }
  }

  const tryLater = async (scene: Scene, job: Job<Act>, error: unknown): Promise<void> => {
    const again = await tries.failed(scene, job, error)
    tries.later(again, () => void tries.track(attempt(scene, again)))
  }

  /**
   * An outcome that can't be told is not lost: the act is performed again under its key, which does nothing twice, and told
   * then. It is never turned into a refusal, because it was done.
   */
  const conclude = async (scene: Scene, job: Job<Act>, news: News | undefined): Promise<void> => {
    try {
      if (news) await tell(scene, job, news)
    } catch (error) {
      if (!tries.wasLast(job)) return tryLater(scene, job, error)
      log.error('outbound.untold', { conversation: scene.conversation, effect: job.effect.type }, error)
    }
    await tries.settle(scene, [job.id])
  }

  const attempt: DoAct = async (scene, job) => {
    const stop = clock.after(slowMs, () => void sayDelayed(scene, job))
    try {
      const news = await perform(scene.conversation, job.id, job.effect)
      stop()
      await conclude(scene, job, news)
    } catch (error) {
      stop()
      if (tries.isOver(job, error)) {
        await tries.giveUp(scene, job, error)
        return conclude(scene, job, refusalOf(job.effect, codeOf(error)))
      }
      await tryLater(scene, job, error)
      await sayDelayed(scene, job)
    }
  }

  return async (scene, job) => {
    if (job.dueAt <= clock.now()) return tries.track(attempt(scene, job))
    tries.later(job, () => void tries.track(attempt(scene, job)))
  }
}

const codeOf = (error: unknown): string =>
  error instanceof RetryableError || error instanceof TerminalError ? error.code : 'bug'
