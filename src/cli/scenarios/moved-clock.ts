import type { Clock } from '../../clock.ts'

/** A clock that stands still until it is moved. */
export interface MovedClock extends Clock {
  /** How many rings are still to come. */
  readonly rings: number
  /**
   * Moves on, ringing what comes due on the way, each at its time; `between` is awaited after each. After many rings it leaps to
   * the end, as a machine that slept: what was due on the way rings once then.
   */
  advance(ms: number, between?: () => Promise<void>): Promise<void>
}

const most = 100

/** Starts at `start`, epoch ms. */
export function createMovedClock(start: number): MovedClock {
  let now = start
  const timers = new Set<{ readonly at: number; readonly ring: () => void }>()
  return {
    now: () => now,
    get rings() {
      return timers.size
    },
    after(delayMs, ring) {
      const timer = { at: now + Math.max(0, delayMs), ring }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms, between = () => Promise.resolve()) {
      const end = now + ms
      for (let rings = 0; rings < most; rings++) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.ring()
        await between()
      }
      now = end
      for (const timer of [...timers].filter(({ at }) => at <= end)) {
        timers.delete(timer)
        timer.ring()
      }
      await between()
    },
  }
}
