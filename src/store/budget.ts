/**
 * How often somebody else's server may be asked by all processes together: a number of requests a minute, spread evenly, with a few
 * at once after a quiet time.
 *
 * G1 all processes together take no more than the budget allows;
 * G2 after `hold` nobody takes any until then;
 * G3 nobody waits for more than an hour: what is further away was written by a clock that was set back since.
 */
export interface Budget {
  /**
   * Takes one request. `now` is epoch ms.
   * @returns 0 when it was taken; else after how many ms the next one may be.
   */
  take(name: string, perMinute: number, now: number): Promise<number>
  /** Takes everything until `until`, epoch ms, in an hour at most: the other side said that it is too much. */
  hold(name: string, until: number): Promise<void>
  close(): Promise<void>
}

/** G3 */
export const longestWaitMs = 3_600_000

/** How many may be taken at once after a quiet time: what ten seconds bring, and at least ten. */
export const burstOf = (perMinute: number): number => Math.max(10, Math.floor(perMinute / 6))
