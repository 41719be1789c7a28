import { TerminalError } from '../errors.ts'
import type { Committed } from '../message.ts'
import { type ActOptions, createAct } from './act.ts'
import { isAct, isSay, type Job, type Scene } from './job.ts'
import { createLines, type Gone } from './lines.ts'
import { show, type ShowOptions } from './show.ts'
import { createSpeak } from './speak.ts'
import { createTries, type TriesOptions } from './tries.ts'

/**
 * The one way out: carries out what turns left to be done.
 *
 * D1 an effect is tried until it is done, refused for good, or given up after about a day, whatever happens to the
 *    process in between; it is settled only after what came of it was accepted, or that it is given up was written down; what
 *    is kept of one and can't be read is given up at once;
 * D2 every try of an effect goes under the same key, so whoever is asked can tell that it is the same thing;
 * D3 the messages of a conversation are delivered in the order they were committed, those that a process left behind too, and
 *    so is done what it asks of one ticket, one known issue or one person; what can't be done now holds back the later ones of
 *    its line, and nothing else. What two conversations ask of one ticket has no order;
 * D4 within this process an effect is tried by one hand at a time.
 */
export interface Dispatch {
  /**
   * Begins what a turn left to be done; resolves once messages are shown and acts done, or known to take longer. Never
   * throws.
   */
  begin(committed: Committed): Promise<void>
  /** Takes up what is still pending of a conversation and not in hand here: what a process that ended left behind. */
  recover(conversation: string): Promise<void>
  /** Resolves when no try is under way; a later one may be due. */
  idle(): Promise<void>
  /** Tries nothing anew, and resolves when what is under way has ended. What is pending stays so. */
  close(): Promise<void>
}

export interface DispatchOptions extends TriesOptions, ShowOptions, Omit<ActOptions, 'tries'> {}

export function createDispatch(options: DispatchOptions): Dispatch {
  const { store, clock, slowMs } = options
  const tries = createTries(options)
  const speak = createSpeak({ tries, show: (scene, jobs) => show(options, scene, jobs) })
  const act = createAct({ ...options, tries })

  const giveUp = async (scene: Scene, job: Job): Promise<Job | undefined> => {
    const why = `What is kept as the effect "${job.id}" can't be read. Was it written by a newer version?`
    const again = await tries.giveUp(scene, job, new TerminalError('outbound.unreadable', why))
    if (!again) await tries.settle(scene, [job.id])
    return again
  }
  /** Messages go together, all else one at a time. */
  const go = async (scene: Scene, [first, ...others]: readonly [Job, ...Job[]]): Promise<Gone> => {
    if (isSay(first)) return speak(scene, [first, ...others.filter(isSay)])
    const again = await (isAct(first) ? act(scene, first) : giveUp(scene, first))
    return again ? { done: 0, again } : { done: 1 }
  }
  const lines = createLines({ tries, store, clock, go })

  const start = async (scene: Scene, jobs: readonly Job[], isBehind: boolean): Promise<void> => {
    if (tries.isClosed) return
    const mine = tries.take(jobs) // D4
    if (mine.length === 0) return
    const begun = lines(scene, mine, isBehind)
    await new Promise<void>((resolve) => {
      const stop = clock.after(slowMs, resolve)
      void begun.then(() => {
        stop()
        resolve()
      })
    })
  }

  return {
    begin({ conversation, address, state, effects, isBehind }) {
      const scene = { conversation, address, timeZone: state.person?.timeZone ?? 'UTC' }
      const dueAt = clock.now()
      return start(
        scene,
        effects.map((each) => ({ ...each, attempts: 0, dueAt })),
        isBehind,
      )
    },
    async recover(conversation) {
      const { state, address } = await store.load(conversation)
      if (!address) return
      // Read last: what is done by the time that it is taken would be done again. D4
      const pending = await store.pending(conversation)
      await start({ conversation, address, timeZone: state?.person?.timeZone ?? 'UTC' }, pending, true)
    },
    idle: () => tries.idle(),
    close: () => tries.close(),
  }
}
