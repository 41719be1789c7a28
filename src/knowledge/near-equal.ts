import { words } from './tokens.ts'

/**
 * The items in their order, those whose title is nearly that of the one before moved back to the next place where they
 * stand beside something else; at the end when there is none.
 */
export function apart<Item>(items: readonly Item[], titleOf: (item: Item) => string): Item[] {
  const waiting = items.map((item) => ({ item, words: titleWords(titleOf(item)) }))
  const out: Item[] = []
  let last: ReadonlySet<string> = new Set()
  while (waiting.length > 0) {
    const place = Math.max(
      0,
      waiting.findIndex((each) => !nearlyEqual(each.words, last)),
    )
    const [next] = waiting.splice(place, 1)
    if (next === undefined) break
    out.push(next.item)
    last = next.words
  }
  return out
}

/** Whether two titles say the same: nine in ten of their words, step numbers aside. */
export const sameTitle = (one: string, other: string): boolean =>
  nearlyEqual(titleWords(one), titleWords(other))

const titleWords = (title: string): ReadonlySet<string> => new Set(words(title.replace(/^\d+\.\s+/, '')))

function nearlyEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let both = 0
  for (const word of one) if (other.has(word)) both++
  return both > 0 && both / (one.size + other.size - both) >= 0.9
}
