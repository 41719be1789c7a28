import { buckets, type Grams, gramsOf } from './grams.ts'
import type { Steps } from './steps.ts'

/** How alike texts look, letter by letter: it sees what stems miss and what a typing error leaves standing. */
export interface Likeness {
  /** Tells for the number of a title how alike it and the text with these grams are, 0 to 1. */
  to(asked: Grams): (title: number) => number
}

/** The grams of titles, one after the other: those of title `n` stand from `starts[n]` up to `starts[n + 1]`. */
export interface TitleGrams {
  readonly starts: Uint32Array
  readonly grams: Uint32Array
}

/** The place of a title in `titles` is its number; it may be left empty. */
export function* readTitleGrams(titles: readonly (string | undefined)[]): Steps<TitleGrams> {
  const starts = new Uint32Array(titles.length + 1)
  const all: Grams[] = []
  for (const [number, title] of titles.entries()) {
    if (number % titlesAStep === 0) yield
    const own = title === undefined ? none : gramsOf(title)
    starts[number + 1] = (starts[number] ?? 0) + own.length
    all.push(own)
  }
  const grams = new Uint32Array(starts.at(-1) ?? 0)
  for (const [number, own] of all.entries()) grams.set(own, starts[number])
  return { starts, grams }
}

/** The cosine between texts as the sets of their grams, rare ones counting more. */
export function createLikeness({ starts, grams }: TitleGrams): Likeness {
  const titles = starts.length - 1
  const having = new Uint32Array(buckets)
  for (const gram of grams) having[gram] = (having[gram] ?? 0) + 1
  const rarity = Float32Array.from(having, (count) => Math.log((titles + 1) / (count + 0.5)) ** 2)
  const lengthOf = (own: Grams): number => {
    let sum = 0
    for (const gram of own) sum += rarity[gram] ?? 0
    return Math.sqrt(sum)
  }
  const titleGrams = (title: number): Grams => grams.subarray(starts[title], starts[title + 1])
  const lengths = Float32Array.from({ length: titles }, (_, title) => lengthOf(titleGrams(title)))
  return {
    to(asked) {
      const length = lengthOf(asked)
      const weights = Float32Array.from(asked, (gram) => rarity[gram] ?? 0)
      return (title) => {
        const both = title < titles ? weightOfBoth(asked, weights, titleGrams(title)) : 0
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
