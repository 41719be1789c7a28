import type { Clock } from '../clock.ts'
import type { Suggestion } from '../dialog/state.ts'
import type { Log } from '../log.ts'
import type { Ranker } from './ranker.ts'
import { createRest } from './rest.ts'
import type { Index } from './search-index.ts'
import { isTrusted } from './trial.ts'

/** How many of the best are put in order; a person is shown three. */
export const mostRanked = 10

/** The order of the best articles, by a model that reads them. */
export interface Ranking {
  /**
   * These suggestions in another order, every one of them once; undefined where no order can be had in time, and as long as it is
   * not known whether the model is of any use. Never throws.
   */
  order(subject: string, found: readonly Suggestion[]): Promise<readonly Suggestion[] | undefined>
  /** Whether the model was tried, and is of use. */
  isTrusted(): boolean
  /** Tries the model, unless that was done; resolves when it is known, or can't be known now. Never throws. */
  tryOut(index: Index): Promise<void>
}

export interface RankingOptions {
  readonly ranker: Ranker
  readonly clock: Clock
  readonly log: Log
}

/** Whoever asks for more finds the ones shown in the same order as before, and does not wait again. */
const mostRemembered = 200

export function createRanking({ ranker, clock, log }: RankingOptions): Ranking {
  const askRested = createRest('knowledge.not-ranked', { clock, log })
  const remembered = new Map<string, readonly number[]>()
  let trusted: boolean | undefined
  let trying: Promise<void> | undefined
  const tryOnce = async (index: Index): Promise<void> => {
    trusted ??= await askRested(() => isTrusted(ranker, index))
    if (trusted !== undefined) log.info('knowledge.ranking', { trusted })
  }
  const placesOf = async (
    subject: string,
    found: readonly Suggestion[],
  ): Promise<readonly number[] | undefined> => {
    const key = JSON.stringify([subject, found.map(({ id, locale }) => [id, locale])])
    const known = remembered.get(key)
    if (known) return known
    const order = await askRested(() => ranker.order(subject, found))
    if (!order) return undefined
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(key, order)
    return order
  }
  const isOfUse = (): boolean => trusted === true
  return {
    isTrusted: isOfUse,
    async order(subject, found) {
      if (!isOfUse() || found.length < 2) return undefined
      const places = await placesOf(subject, found)
      return places?.flatMap((place) => found[place] ?? [])
    },
    tryOut(index) {
      if (trusted === undefined)
        trying ??= tryOnce(index).finally(() => {
          trying = undefined
        })
      return trying ?? Promise.resolve()
    },
  }
}
