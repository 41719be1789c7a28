import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Committed, Inbound } from '../message.ts'
import type { Store } from '../store/store.ts'

/**
 * Rings conversations whose alarm is due, and takes up what nobody has in hand.
 *
 * R1 an alarm that this process committed for the next minutes rings on time; any other, and one of a process that ended,
 *    at the first round after its grace;
 * R2 an alarm that rings twice, early or late changes nothing: the step looks at the time itself;
 * R3 a conversation that can't be attended to keeps no other one waiting: a round comes to each once;
 * R4 a round rings nobody whose alarm is not due: what is only pending, for a day perhaps, leaves no event with every round.
 */
export interface Rounds {
  /** Notes when a conversation wants to be rung, as its newest commit says. */
  expect(committed: Committed): void
  /** Goes round now, for what a process that ended left behind, and then every few seconds. */
  start(): void
  /** Resolves when no round is under way. */
  idle(): Promise<void>
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
/** Alarms further away are left to the rounds: a timer each would keep every conversation in memory. */
const nearMs = 600_000

export function createRounds(options: RoundsOptions): Rounds {
  const { store, accept, recover, clock, log, everyMs, graceMs } = options
  const alarms = new Map<string, () => void>()
  let stopNext = (): void => {}
  let round: Promise<void> = Promise.resolve()
  let isClosed = false

  const ring = async (conversation: string): Promise<void> => {
    const at = clock.now()
    await accept({ id: `${conversation}/rang/${at}`, conversation, at, happened: { type: 'rang' } })
  }
  /** R4 */
  const ringIfDue = async (conversation: string): Promise<void> => {
    const { alarm } = await store.load(conversation)
    if (alarm !== undefined && alarm <= clock.now()) await ring(conversation)
  }
  const noted = async (conversation: string, work: Promise<void>): Promise<void> => {
    try {
      await work
    } catch (error) {
      log.warn('outbound.round-failed', { conversation }, error)
    }
  }
  const attend = async (conversation: string): Promise<void> => {
    await noted(conversation, recover(conversation))
    await noted(conversation, ringIfDue(conversation))
  }

  const attendAll = async (dueBy: number): Promise<void> => {
    const attended: string[] = []
    try {
      for (;;) {
        const due = await store.claimDue(dueBy, atOnce, everyMs * 2)
        attended.push(...due)
        await Promise.all(due.map(attend))
        if (due.length < atOnce || isClosed) return
      }
    } finally {
      // R3: given back at the end, so that one which is still due is not claimed again in this round.
      await store.release(attended)
    }
  }
  const goRound = async (overdueMs: number): Promise<void> => {
    try {
      await attendAll(clock.now() - overdueMs)
    } catch (error) {
      log.warn('outbound.round-failed', {}, error)
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
      if (alarm === undefined || isClosed || alarm - clock.now() > nearMs) return
      const stop = clock.after(alarm - clock.now(), () => {
        alarms.delete(conversation)
        void noted(conversation, ring(conversation))
      })
      alarms.set(conversation, stop)
    },
    start() {
      round = goRound(0)
    },
    idle: () => round,
    async close() {
      isClosed = true
      stopNext()
      for (const stop of alarms.values()) stop()
      alarms.clear()
      await round
    },
  }
}
