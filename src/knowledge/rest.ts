import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

/** After a failure, how long nobody waits for it. */
const restMs = 30_000

/**
 * Asks for what can be done without, while a person waits: undefined where it failed, and for half a minute after that, in which
 * nobody is asked. Never throws.
 */
export type AskRested = <T>(ask: () => Promise<T>) => Promise<T | undefined>

/** @param event what a failure is logged as. */
export function createRest(event: string, { clock, log }: { clock: Clock; log: Log }): AskRested {
  let restsUntil = 0
  return async (ask) => {
    if (clock.now() < restsUntil) return undefined
    try {
      return await ask()
    } catch (error) {
      restsUntil = clock.now() + restMs
      log.warn(event, {}, error)
      return undefined
    }
  }
}
