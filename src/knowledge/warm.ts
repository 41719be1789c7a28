import type { Index } from './search-index.ts'
import type { Steps } from './steps.ts'
import { suggest } from './suggest.ts'

/** Asked once already: the first search of a process takes several times as long, and no person should wait for it. */
export function* warm(opening: Steps<Index>, text: string): Steps<Index> {
  const index = yield* opening
  yield
  // More than one, so that several are compared.
  if (text !== '') suggest(index, text, 'es', 3)
  return index
}
