import type { Found } from './search-index.ts'

/** How much the first places stand out; the usual constant of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009). */
const flatness = 60
/** What lies near by its meaning counts less than what was found by its words. */
const nearCounts = 0.5

/** What lies near a text by its meaning. */
export interface Near {
  /** Articles, best first. */
  readonly ids: readonly string[]
  /** From 0 to 1: how far that can be trusted. */
  readonly trust: number
}

/**
 * Puts together what was found by words and what lies near by meaning, by reciprocal rank. How sure we are of an article stays
 * as its words say, so that nothing is shown for being near alone.
 */
export function fuse(
  found: readonly Found[],
  { ids: near, trust }: Near,
  lookAt: (id: string) => readonly Found[],
): readonly Found[] {
  const known = new Set(found.map(({ article }) => article.id))
  const others = near.filter((id) => !known.has(id)).flatMap((id) => lookAt(id))
  const nearAt = new Map(near.map((id, place) => [id, place + 1]))
  const points = new Map<Found, number>()
  for (const [place, each] of found.entries()) points.set(each, 1 / (flatness + place + 1))
  for (const each of [...found, ...others]) {
    const place = nearAt.get(each.article.id)
    if (place !== undefined)
      points.set(each, (points.get(each) ?? 0) + (trust * nearCounts) / (flatness + place))
  }
  return [...found, ...others].toSorted((one, other) => (points.get(other) ?? 0) - (points.get(one) ?? 0))
}
