import { type Part, parts, type Postings } from './postings.ts'
import { createSpelling } from './spelling.ts'

/** The documents of one language, ranked by BM25F: one frequency per stem over all parts, each part with its own weight. */
export interface Scorer {
  /** Whether any document has the stem. */
  knows(stem: string): boolean
  /**
   * How much a stem narrows down what is meant: near 0 when most documents have it, 1 when one has. One that none has
   * weighs as much as an uncommon one: with few documents most words of a good question are not among them. But a number
   * that none has is the number of something, and says next to nothing.
   */
  weight(stem: string): number
  /** The known stem that an unknown one is most likely a typing error of. */
  repair(stem: string): string | undefined
  /** Adds the score of each document that has the stem to the document's place in `scores`. */
  score(stem: string, factor: number, scores: Float32Array): void
  /** The most prominent part of the document that has the stem. */
  partWith(stem: string, document: number): Part | undefined
}

export function createScorer(postings: Postings): Scorer {
  const { stems, starts, numbers, frequencies, first, documents } = postings
  const places = new Map(stems.map((stem, place) => [stem, place]))
  const startOf = (place: number): number => starts[place] ?? 0
  const having = (place: number): number => startOf(place + 1) - startOf(place)
  const rarity = (count: number): number => Math.log(1 + (documents - count + 0.5) / (count + 0.5))
  const spelling = createSpelling(stems, having)
  return {
    knows: (stem) => places.has(stem),
    weight(stem) {
      const place = places.get(stem)
      if (place === undefined) return /^\d+$/.test(stem) ? unknownNumberWeight : unknownWeight
      return rarity(having(place)) / rarity(1)
    },
    repair: (stem) => spelling.nearest(stem),
    score(stem, factor, scores) {
      const place = places.get(stem)
      if (place === undefined) return
      const rare = factor * rarity(having(place))
      const end = startOf(place + 1)
      for (let entry = startOf(place); entry < end; entry++) {
        const number = numbers[entry] ?? 0
        const frequency = frequencies[entry] ?? 0
        scores[number] = (scores[number] ?? 0) + (rare * frequency) / (saturation + frequency)
      }
    },
    partWith(stem, document) {
      const place = places.get(stem)
      if (place === undefined) return undefined
      const entry = placeOf(document, numbers, startOf(place), startOf(place + 1))
      return numbers[entry] === document && entry < startOf(place + 1) ? parts[first[entry] ?? -1] : undefined
    },
  }
}

/** Where the number stands among the ones from `low` to before `high`, which are sorted, or would. */
function placeOf(number: number, numbers: Uint32Array, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}

const saturation = 1
const unknownWeight = 0.7
const unknownNumberWeight = 0.1
