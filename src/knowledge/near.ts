import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Embedder } from './embedder.ts'
import type { Near } from './fuse.ts'
import { createRest } from './rest.ts'
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
const most = 50

/** What lies near a text by its meaning; nothing where that can't be known in time. */
export function createNear(
  vectors: Vectors,
  { embedder, trust, clock, log }: NearOptions,
): (text: string) => Promise<Near | undefined> {
  const askRested = createRest('knowledge.not-near', { clock, log })
  return async (text) => {
    if (text.trim() === '' || trust === 0) return undefined
    const vector = await askRested(() => embedder.embed([text], patienceMs))
    const query = vector?.[0]
    return query && { ids: nearest(vectors, query, most), trust }
  }
}
