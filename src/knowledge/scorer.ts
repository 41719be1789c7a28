import SearchableMap from 'minisearch/SearchableMap'
import type { Steps } from './steps.ts'

/** The parts of an article, most prominent first. */
const parts = ['title', 'breadcrumb', 'body'] as const
export type Part = (typeof parts)[number]

/** The stems of a document, by part. */
export type Stems = Readonly<Record<Part, readonly string[]>>

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

/** The place of a document in `documents` is its number; it may be left empty. */
export function* createScorer(documents: readonly (Stems | undefined)[]): Steps<Scorer> {
  const terms = yield* postingsOf(documents)
  const nearby = yield* spellingsOf(terms)
  const count = documents.reduce((sum, document) => sum + (document === undefined ? 0 : 1), 0)
  const rarity = (having: number): number => Math.log(1 + (count - having + 0.5) / (having + 0.5))
  return {
    knows: (stem) => terms.has(stem),
    weight(stem) {
      const postings = terms.get(stem)
      if (postings === undefined) return /^\d+$/.test(stem) ? unknownNumberWeight : unknownWeight
      return rarity(postings.numbers.length) / rarity(1)
    },
    repair(stem) {
      let best: { stem: string; distance: number; having: number } | undefined
      for (const [known, [postings, distance]] of nearby.fuzzyGet(stem, typosIn(stem))) {
        const having = postings.numbers.length
        // The first letter is seldom the wrong one, and a short word with another one is another word.
        const otherStart = known[0] !== stem[0]
        if (otherStart && stem.length < 6) continue
        const far = distance + (otherStart ? 0.5 : 0)
        if (best === undefined || far < best.distance || (far === best.distance && having > best.having))
          best = { stem: known, distance: far, having }
      }
      return best?.stem
    },
    score(stem, factor, scores) {
      const postings = terms.get(stem)
      if (postings === undefined) return
      const rare = factor * rarity(postings.numbers.length)
      for (const [place, number] of postings.numbers.entries()) {
        const frequency = postings.frequencies[place] ?? 0
        scores[number] = (scores[number] ?? 0) + (rare * frequency) / (saturation + frequency)
      }
    },
    partWith(stem, document) {
      const postings = terms.get(stem)
      if (postings === undefined) return undefined
      const place = placeOf(document, postings.numbers)
      return postings.numbers[place] === document ? parts[postings.first[place] ?? -1] : undefined
    },
  }
}

/** Where the number stands among sorted ones, or would. */
function placeOf(number: number, numbers: Uint32Array): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}

/** Which documents have a stem, in the order of their numbers. */
interface Postings {
  readonly numbers: Uint32Array
  /** Over all parts, weighted, and made comparable between long parts and short ones. */
  readonly frequencies: Float32Array
  /** The place in `parts` of the first part that has it. */
  readonly first: Uint8Array
}

function* postingsOf(documents: readonly (Stems | undefined)[]): Steps<ReadonlyMap<string, Postings>> {
  const usual = usualLengths(documents)
  const lists = new Map<string, { numbers: number[]; frequencies: number[]; first: number[] }>()
  for (const [number, document] of documents.entries()) {
    if (number % documentsAStep === 0) yield
    if (document === undefined) continue
    for (const [place, part] of parts.entries()) {
      const { weight, lengthMatters } = settings[part]
      const each = weight / (1 - lengthMatters + (lengthMatters * document[part].length) / usual[part])
      for (const stem of document[part]) {
        let list = lists.get(stem)
        if (list === undefined) lists.set(stem, (list = { numbers: [], frequencies: [], first: [] }))
        const last = list.numbers.length - 1
        if (list.numbers[last] === number) list.frequencies[last] = (list.frequencies[last] ?? 0) + each
        else {
          list.numbers.push(number)
          list.frequencies.push(each)
          list.first.push(place)
        }
      }
    }
  }
  const terms = new Map<string, Postings>()
  for (const [stem, { numbers, frequencies, first }] of lists) {
    if (terms.size % termsAStep === 0) yield
    terms.set(stem, {
      numbers: Uint32Array.from(numbers),
      frequencies: Float32Array.from(frequencies),
      first: Uint8Array.from(first),
    })
  }
  return terms
}

/** The same, in a tree that finds what is spelled nearly like a stem. */
function* spellingsOf(terms: ReadonlyMap<string, Postings>): Steps<SearchableMap<Postings>> {
  const tree = new SearchableMap<Postings>()
  let added = 0
  for (const [stem, postings] of terms) {
    if (added++ % termsAStep === 0) yield
    tree.set(stem, postings)
  }
  return tree
}

/** The mean number of stems in each part, over the documents where it has any. */
function usualLengths(documents: readonly (Stems | undefined)[]): Record<Part, number> {
  const usual = { title: 1, breadcrumb: 1, body: 1 }
  for (const part of parts) {
    const lengths = documents.flatMap((document) => document?.[part].length || [])
    usual[part] = lengths.length === 0 ? 1 : lengths.reduce((a, b) => a + b, 0) / lengths.length
  }
  return usual
}

const settings: Readonly<Record<Part, { readonly weight: number; readonly lengthMatters: number }>> = {
  title: { weight: 2, lengthMatters: 0.5 },
  breadcrumb: { weight: 0.5, lengthMatters: 0.5 },
  body: { weight: 0.3, lengthMatters: 0.75 },
}
const saturation = 1
const unknownWeight = 0.7
const unknownNumberWeight = 0.1
const typosIn = (stem: string): number => (stem.length < 4 ? 0 : stem.length < 7 ? 1 : 2)
const documentsAStep = 100
const termsAStep = 500
