import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
} from 'cockatiel'
import type { Log } from '../../log.ts'
import { DeskOutcomeUnknownError, DeskUnavailableError } from './failures.ts'

/** Runs a call with as much patience as is good: reading is tried again, and after many failures nobody asks for a while. */
export type Patience = <T>(what: string, isRead: boolean, work: () => Promise<T>) => Promise<T>

/** How many failures in a row open the circuit, and for how long. */
const failuresInARow = 10
const openMs = 10_000
const moreReadings = 2

const isTrouble = (error: Error): boolean =>
  error instanceof DeskUnavailableError || error instanceof DeskOutcomeUnknownError

export function createPatience({
  log,
  retryMs = 250,
}: {
  readonly log: Log
  readonly retryMs?: number
}): Patience {
  const breaker = circuitBreaker(handleWhen(isTrouble), {
    halfOpenAfter: openMs,
    breaker: new ConsecutiveBreaker(failuresInARow),
  })
  breaker.onBreak(() => log.warn('desk.circuit-open', { openMs }))
  breaker.onReset(() => log.info('desk.circuit-closed'))
  const again = retry(
    handleWhen(
      (error) =>
        error instanceof DeskUnavailableError &&
        error.retryAfterMs === undefined &&
        breaker.state === CircuitState.Closed,
    ),
    {
      maxAttempts: moreReadings,
      backoff: new ExponentialBackoff({ initialDelay: retryMs, maxDelay: 2_000 }),
    },
  )

  return async (what, isRead, work) => {
    const once = () => breaker.execute(work)
    try {
      return await (isRead ? again.execute(once) : once())
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error
      throw new DeskUnavailableError(what, 'it failed many times in a row, and is left alone for a moment.', {
        retryAfterMs: openMs,
      })
    }
  }
}
