import { words } from './tokens.ts'

/** The three to five letters that follow one another in a text, as numbers below `buckets`: each once, sorted. */
export type Grams = Uint32Array

/** Few of all grams share a number, and that those do does not matter. A power of two. */
export const buckets = 1 << 17

/** Reads the words of a text, accents and capitals aside; where a word begins and ends counts as a letter. */
export function gramsOf(text: string): Grams {
  const found: number[] = []
  for (const word of words(text)) {
    const padded = ` ${word} `
    for (let start = 0; start + shortest <= padded.length; start++) {
      let hash = 0
      for (let length = 1; length <= longest && start + length <= padded.length; length++) {
        hash = Math.imul(hash ^ padded.charCodeAt(start + length - 1), 0x01000193)
        if (length >= shortest) found.push((hash ^ (hash >>> 15)) & (buckets - 1))
      }
    }
  }
  return distinct(Uint32Array.from(found).sort())
}

function distinct(sorted: Uint32Array): Uint32Array {
  let count = 0
  for (const gram of sorted) if (count === 0 || sorted[count - 1] !== gram) sorted[count++] = gram
  return sorted.slice(0, count)
}

const shortest = 3
const longest = 5
