/** Work that was begun and has not ended, so that somebody can wait for all of it. */
export interface UnderWay {
  /** Counts it until it ends, well or not. @returns the work itself. */
  track<T>(work: Promise<T>): Promise<T>
  readonly isEmpty: boolean
  /** Resolves when all has ended, what began in the meantime too. Never throws. */
  ended(): Promise<void>
}

export function createUnderWay(): UnderWay {
  const works = new Set<Promise<unknown>>()
  return {
    track(work) {
      works.add(work)
      void work.catch(() => {}).then(() => works.delete(work))
      return work
    },
    get isEmpty() {
      return works.size === 0
    },
    async ended() {
      while (works.size > 0) await Promise.allSettled(works)
    },
  }
}
