/** Time and ids, passed in wherever they are needed, so that tests move the clock instead of waiting for it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls `ring` once, `delayMs` from now; the returned function takes it back. */
  after(delayMs: number, ring: () => void): () => void
}

/** A timer of the machine that is set for longer than this rings at once. */
const longestTimerMs = 2 ** 31 - 1

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, ring) {
    let timer: NodeJS.Timeout
    const wait = (leftMs: number): void => {
      const isFar = leftMs > longestTimerMs
      timer = setTimeout(
        () => (isFar ? wait(leftMs - longestTimerMs) : ring()),
        Math.min(leftMs, longestTimerMs),
      )
      timer.unref()
    }
    wait(Math.max(0, delayMs))
    return () => clearTimeout(timer)
  },
}
