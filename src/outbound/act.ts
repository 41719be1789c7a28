import type { Clock } from '../clock.ts'
import type { Happened } from '../dialog/event.ts'
import { RetryableError, TerminalError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Inbound } from '../message.ts'
import { type Act, refusalOf } from './perform.ts'
import type { Job, Scene, Tries } from './tries.ts'

export interface ActOptions {
  readonly tries: Tries
  /** As in perform.ts. */
  readonly perform: (conversation: string, key: string, act: Act) => Promise<Happened | undefined>
  readonly accept: (inbound: Inbound) => Promise<unknown>
  readonly clock: Clock
  readonly log: Log
  /** After so long the person hears that filing goes on. */
  readonly slowMs: number
}

/**
 * Tries an act, and lets the conversation hear what came of it: that is accepted before the effect counts as done. Resolves
 * after the first try. Never throws.
 */
export type DoAct = (scene: Scene, job: Job<Act>) => Promise<void>

export function createAct({ tries, perform, accept, clock, log, slowMs }: ActOptions): DoAct {
  const tell = async ({ conversation }: Scene, { id }: Job, happened: Happened): Promise<void> => {
    if (happened.type === 'clicked') return
    await accept({ id: `${id}/${happened.type}`, conversation, at: clock.now(), happened })
  }

  /** The person hears that filing goes on: once, because the event's id is the same every time. */
  const sayDelayed = async (scene: Scene, job: Job<Act>): Promise<void> => {
    if (job.effect.type !== 'file') return
    try {
      await tell(scene, job, { type: 'delayed', draft: job.effect.filing.draft })
    } catch (error) {
      log.warn('outbound.untold', { conversation: scene.conversation }, error)
    }
  }

  const giveUp = async (scene: Scene, job: Job<Act>, error: unknown): Promise<void> => {
    const { conversation } = scene
    log.error('outbound.dropped', { conversation, effect: job.effect.type }, error)
    const code = error instanceof RetryableError || error instanceof TerminalError ? error.code : 'bug'
    const happened = refusalOf(job.effect, code)
    try {
      if (happened) await tell(scene, job, happened)
      await tries.settle(scene, [job.id])
    } catch (cause) {
      log.error('outbound.untold', { conversation }, cause)
      tries.drop(job.id)
    }
  }

  const attempt: DoAct = async (scene, job) => {
    const stop = clock.after(slowMs, () => void sayDelayed(scene, job))
    try {
      const happened = await perform(scene.conversation, job.id, job.effect)
      stop()
      if (happened) await tell(scene, job, happened)
      await tries.settle(scene, [job.id])
    } catch (error) {
      stop()
      if (tries.isOver(job, error)) return giveUp(scene, job, error)
      const again = await tries.failed(scene, job, error)
      tries.later(again, () => void tries.track(attempt(scene, again)))
      await sayDelayed(scene, job)
    }
  }
  return attempt
}
