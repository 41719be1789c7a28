import type { Clock } from '../../clock.ts'
import { RetryableError } from '../../errors.ts'
import { createLanes } from '../../lanes.ts'

/**
 * Does one thing after the other for each key, and none while the platform asked to be left alone there.
 * @throws RetryableError `channels.slack-paused`, with how long it lasts, instead of doing it.
 */
export type Pace = <T>(key: string, work: () => Promise<T>) => Promise<T>

export function createPace(clock: Clock): Pace {
  const inLane = createLanes()
  const pausedUntil = new Map<string, number>()

  const turn = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const retryAfterMs = (pausedUntil.get(key) ?? 0) - clock.now()
    if (retryAfterMs > 0) {
      throw new RetryableError('channels.slack-paused', `Slack asked to wait ${retryAfterMs} ms.`, {
        retryAfterMs,
      })
    }
    pausedUntil.delete(key)
    try {
      return await work()
    } catch (error) {
      const asked = error instanceof RetryableError ? (error.retryAfterMs ?? 0) : 0
      if (asked > 0) pausedUntil.set(key, clock.now() + asked)
      throw error
    }
  }

  return (key, work) => inLane(key, () => turn(key, work))
}
