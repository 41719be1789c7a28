import type { Steps } from './steps.ts'
import { words } from './tokens.ts'

/** How alike texts look, letter by letter: it sees what stems miss and what a typing error leaves standing. */
export interface Likeness {
  /** Reads a text once; then tells for the number of a title how alike the two are, 0 to 1. */
  to(text: string): (title: number) => number
}

/**
 * The cosine between texts as the sets of three to five letters that follow one another in them, rare ones counting
 * more. The place of a title in `titles` is its number; it may be left empty.
 */
export function* createLikeness(titles: readonly (string | undefined)[]): Steps<Likeness> {
  const having = new Uint32Array(buckets)
  const grams: Uint32Array[] = []
  for (const [number, title] of titles.entries()) {
    if (number % titlesAStep === 0) yield
    const own = title === undefined ? none : gramsOf(title)
    for (const gram of own) having[gram] = (having[gram] ?? 0) + 1
    grams.push(own)
  }
  const rarity = Float32Array.from(having, (count) => Math.log((titles.length + 1) / (count + 0.5)))
  const lengthOf = (own: Uint32Array): number =>
    Math.sqrt(own.reduce((sum, gram) => sum + (rarity[gram] ?? 0) ** 2, 0))
  yield
  const lengths = Float32Array.from(grams, lengthOf)
  return {
    to(text) {
      const asked = gramsOf(text.slice(0, charactersRead))
      const length = lengthOf(asked)
      const weights = new Float32Array(buckets)
      for (const gram of asked) weights[gram] = (rarity[gram] ?? 0) ** 2
      return (title) => {
        let both = 0
        for (const gram of grams[title] ?? none) both += weights[gram] ?? 0
        return both === 0 ? 0 : both / (length * (lengths[title] ?? 0))
      }
    },
  }
}

/** Each once, as numbers below `buckets`; that a few share one does not matter. */
function gramsOf(text: string): Uint32Array {
  const found = new Set<number>()
  for (const word of words(text)) {
    const padded = ` ${word} `
    for (let start = 0; start + shortest <= padded.length; start++) {
      let hash = 0
      for (let length = 1; length <= longest && start + length <= padded.length; length++) {
        hash = Math.imul(hash ^ padded.charCodeAt(start + length - 1), 0x01000193)
        if (length >= shortest) found.add((hash ^ (hash >>> 15)) & (buckets - 1))
      }
    }
  }
  return Uint32Array.from(found)
}

const none = new Uint32Array()
const shortest = 3
const longest = 5
/** A power of two. */
const buckets = 1 << 17
const charactersRead = 300
const titlesAStep = 200
