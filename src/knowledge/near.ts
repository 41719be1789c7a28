import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Embedder } from './embedder.ts'
import { nearest, type Vectors } from './vectors.ts'

export interface NearOptions {
  readonly embedder: Embedder
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
  { embedder, clock, log }: NearOptions,
): (text: string) => Promise<readonly string[]> {
  let restsUntil = 0
  return async (text) => {
    if (text.trim() === '' || clock.now() < restsUntil) return []
    try {
      const [query] = await embedder.embed([text], patienceMs)
      return query === undefined ? [] : nearest(vectors, query, most)
    } catch (error) {
      restsUntil = clock.now() + restMs
      log.warn('knowledge.not-near', {}, error)
      return []
    }
  }
}
