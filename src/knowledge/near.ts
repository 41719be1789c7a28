import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Embedder } from './embedder.ts'
import type { Near } from './fuse.ts'
import { nearest, type Vectors } from './vectors.ts'

export interface NearOptions {
  readonly embedder: Embedder
  /** As `trustIn` finds it. */
  readonly trust: number
  readonly clock: Clock
  readonly log: Log
}

/** A person waits for it: what takes longer is done without. */
const patienceMs = 400
/** After a failure nobody waits for so long. */
const restMs = 30_000
const most = 50

/** What lies near a text by its meaning; nothing where that can't be known in time. */
export function createNear(
  vectors: Vectors,
  { embedder, trust, clock, log }: NearOptions,
): (text: string) => Promise<Near | undefined> {
  let restsUntil = 0
  return async (text) => {
    if (text.trim() === '' || trust === 0 || clock.now() < restsUntil) return undefined
    try {
      const [query] = await embedder.embed([text], patienceMs)
      return query && { ids: nearest(vectors, query, most), trust }
    } catch (error) {
      restsUntil = clock.now() + restMs
      log.warn('knowledge.not-near', {}, error)
      return undefined
    }
  }
}
