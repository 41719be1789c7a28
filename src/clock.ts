/** Time and ids, passed in wherever they are needed, so that tests move the clock instead of waiting for it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls `ring` once, `delayMs` from now; the returned function takes it back. */
  after(delayMs: number, ring: () => void): () => void
}

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, ring) {
    const timer = setTimeout(ring, Math.max(0, delayMs))
    timer.unref()
    return () => clearTimeout(timer)
  },
}
