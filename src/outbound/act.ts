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
  /** After how long the person hears that filing goes on. */
  readonly slowMs: number
}

/**
 * Tries an act, and lets the conversation hear what came of it: that is accepted before the effect counts as done. Never throws.
 * @returns the act as it is to be tried again; undefined when it is done with.
 */
export type DoAct = (scene: Scene, job: Job<Act>) => Promise<Job | undefined>

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

  /**
   * An outcome that can't be told is not lost: the act is performed again under its key, which does nothing twice, and told
   * then; after the last try a person is left to. It is never turned into a refusal, because it was done.
   */
  const conclude = async (
    scene: Scene,
    job: Job<Act>,
    came: () => News | undefined,
  ): Promise<Job | undefined> => {
    try {
      const news = came()
      if (news) await tell(scene, job, news)
    } catch (error) {
      const again = await (tries.wasLast(job) ? tries.giveUp : tries.failed)(scene, job, error)
      if (again) return again
    }
    await tries.settle(scene, [job.id])
    return undefined
  }

  return async (scene, job) => {
    const stop = clock.after(slowMs, () => void sayDelayed(scene, job))
    try {
      const news = await perform(scene.conversation, job.id, job.effect)
      stop()
      return await conclude(scene, job, () => news)
    } catch (error) {
      stop()
      const again = await (tries.isOver(job, error) ? tries.giveUp : tries.failed)(scene, job, error)
      if (!again) return conclude(scene, job, () => refusalOf(job.effect, codeOf(error)))
      await sayDelayed(scene, job)
      return again
    }
  }
}

const codeOf = (error: unknown): string =>
  error instanceof RetryableError || error instanceof TerminalError ? error.code : 'bug'
