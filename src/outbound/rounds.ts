import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Committed, Inbound } from '../message.ts'
import type { Store } from '../store/store.ts'

/**
 * Rings conversations whose alarm is due, and takes up what nobody has in hand.
 *
 * R1 an alarm of a conversation that this process committed rings on time; one of a process that ended, a round later;
 * R2 an alarm that rings twice, early or late changes nothing: the step looks at the time itself.
 */
export interface Rounds {
  /** Notes when a conversation wants to be rung, as its newest commit says. */
  expect(committed: Committed): void
  /** Goes round now, for what a process that ended left behind, and then every few seconds. */
  start(): Promise<void>
  close(): Promise<void>
}

export interface RoundsOptions {
  readonly store: Store
  readonly accept: (inbound: Inbound) => Promise<unknown>
  readonly recover: (conversation: string) => Promise<void>
  readonly clock: Clock
  readonly log: Log
  readonly everyMs: number
  /** What is overdue for less than this may be in hand somewhere. */
  readonly graceMs: number
}

const atOnce = 50

export function createRounds(options: RoundsOptions): Rounds {
  const { store, accept, recover, clock, log, everyMs, graceMs } = options
  const alarms = new Map<string, () => void>()
  let stopNext = (): void => {}
  let round: Promise<void> = Promise.resolve()
  let isClosed = false

  const ring = async (conversation: string): Promise<void> => {
    try {
      const at = clock.now()
      await accept({ id: `${conversation}/rang/${at}`, conversation, at, happened: { type: 'rang' } })
    } catch (error) {
      log.warn('rounds.failed', { conversation }, error)
    }
  }
  const attend = async (conversation: string): Promise<void> => {
    try {
      await recover(conversation)
    } catch (error) {
      log.warn('rounds.failed', { conversation }, error)
    }
    await ring(conversation)
  }

  const goRound = async (overdueMs: number): Promise<void> => {
    try {
      const dueBy = clock.now() - overdueMs
      for (;;) {
        const due = await store.claimDue(dueBy, atOnce, everyMs * 2)
        await Promise.all(due.map(attend))
        await store.release(due)
        if (due.length < atOnce || isClosed) break
      }
    } catch (error) {
      log.warn('rounds.failed', {}, error)
    }
    if (isClosed) return
    stopNext = clock.after(everyMs, () => {
      round = goRound(graceMs)
    })
  }

  return {
    expect({ conversation, alarm }) {
      alarms.get(conversation)?.()
      alarms.delete(conversation)
      if (alarm === undefined || isClosed) return
      const stop = clock.after(alarm - clock.now(), () => {
        alarms.delete(conversation)
        void ring(conversation)
      })
      alarms.set(conversation, stop)
    },
    start() {
      round = goRound(0)
      return round
    },
    async close() {
      isClosed = true
      stopNext()
      for (const stop of alarms.values()) stop()
      await round
    },
  }
}
