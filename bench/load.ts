/** What came back from a server in a while. */
export interface Load {
  readonly perSecond: number
  /** How long each took, in ms. */
  readonly latencies: readonly number[]
}

/** Counts and times what is done inside it. */
export type Timed = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Keeps `people` busy for that long, each beginning again when done; whoever has begun comes to an end, but only what was
 * answered in time counts.
 */
export async function load(
  people: number,
  forMs: number,
  go: (timed: Timed) => Promise<void>,
): Promise<Load> {
  const began = performance.now()
  const isOver = (): boolean => performance.now() - began >= forMs
  const latencies: number[] = []
  const timed: Timed = async (work) => {
    const sent = performance.now()
    const result = await work()
    if (!isOver()) latencies.push(performance.now() - sent)
    return result
  }
  const keepGoing = async (): Promise<void> => {
    while (!isOver()) await go(timed)
  }
  await Promise.all(Array.from({ length: people }, keepGoing))
  return { perSecond: (latencies.length * 1000) / forMs, latencies }
}
