import { buckets, type Grams, gramsOf } from './grams.ts'
import type { Steps } from './steps.ts'

/** How alike texts look, letter by letter: it sees what stems miss and what a typing error leaves standing. */
export interface Likeness {
  /** Tells for the number of a title how alike it and the text with these grams are, 0 to 1. */
  to(asked: Grams): (title: number) => number
}

/**
 * The cosine between texts as the sets of their grams, rare ones counting more. The place of a title in `titles` is its
 * number; it may be left empty.
 */
export function* createLikeness(titles: readonly (string | undefined)[]): Steps<Likeness> {
  const having = new Uint32Array(buckets)
  const grams: Grams[] = []
  for (const [number, title] of titles.entries()) {
    if (number % titlesAStep === 0) yield
    const own = title === undefined ? none : gramsOf(title)
    for (const gram of own) having[gram] = (having[gram] ?? 0) + 1
    grams.push(own)
  }
  const rarity = Float32Array.from(having, (count) => Math.log((titles.length + 1) / (count + 0.5)))
  const lengthOf = (own: Grams): number =>
    Math.sqrt(own.reduce((sum, gram) => sum + (rarity[gram] ?? 0) ** 2, 0))
  yield
  const lengths = Float32Array.from(grams, lengthOf)
  return {
    to(asked) {
      const length = lengthOf(asked)
      const weights = Float32Array.from(asked, (gram) => (rarity[gram] ?? 0) ** 2)
      return (title) => {
        const both = weightOfBoth(asked, weights, grams[title] ?? none)
        return both === 0 ? 0 : both / (length * (lengths[title] ?? 0))
      }
    },
  }
}

/** Both are sorted, so that one walk along them finds what they share and no question needs a table of all grams. */
function weightOfBoth(asked: Grams, weights: Float32Array, own: Grams): number {
  let both = 0
  let place = 0
  let other = 0
  while (place < asked.length && other < own.length) {
    const ahead = (asked[place] ?? 0) - (own[other] ?? 0)
    if (ahead === 0) both += weights[place] ?? 0
    if (ahead <= 0) place++
    if (ahead >= 0) other++
  }
  return both
}

const none: Grams = new Uint32Array()
const titlesAStep = 200
