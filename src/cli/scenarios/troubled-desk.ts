import type { Desk } from '../../desk/desk.ts'
import { RetryableError } from '../../errors.ts'
import type { Given } from './scenario.ts'

/** A desk whose next creations go as the scenario says, whatever process asks. */
export interface Troubles {
  /** The desk with the troubles before it; tickets are filed at `filesAt`, everything else is as usual. */
  around(desk: Desk, filesAt: () => Desk): Desk
}

/** The first creation that fails may have been done all the same. */
export function createTroubles(given: Given['desk']): Troubles {
  const creations = [...(given?.create ?? [])]
  const isFirstDone = given?.first_call_actually_created ?? false
  let calls = 0
  return {
    around: (desk, filesAt) => ({
      ...desk,
      async file(request) {
        calls += 1
        const trouble = creations.shift()
        if (trouble === undefined || trouble === 'ok') return filesAt().file(request)
        if (calls === 1 && isFirstDone) await filesAt().file(request)
        throw new RetryableError('desk.unavailable', `The desk answered: ${trouble}`)
      },
    }),
  }
}
