/** Words as they were most likely meant. */
export interface Spelling {
  /** The known word that one with a typing error or two stands for; undefined when none is near enough. */
  nearest(word: string): string | undefined
}

/**
 * Looks at all known words of about the same length. Almost all of them have letters that show at once that they are
 * too far away; only the rest is compared letter by letter.
 *
 * @param having in how many documents the known word at that place is: of two that are as near, the more common is meant.
 */
export function createSpelling(known: readonly string[], having: (place: number) => number): Spelling {
  const byLength = groupedByLength(known)
  return {
    nearest(word) {
      const most = typosIn(word)
      if (most === 0) return undefined
      const letters = lettersOf(word)
      let best: { readonly place: number; readonly far: number } | undefined
      for (let length = word.length - most; length <= word.length + most; length++) {
        const group = byLength[length]
        if (group === undefined) continue
        for (let index = 0; index < group.places.length; index++) {
          // One typing error changes two letters of the set at most: one goes, one comes.
          if (ones(letters ^ (group.letters[index] ?? 0)) > 2 * most) continue
          const place = group.places[index] ?? 0
          const other = known[place] ?? ''
          // The first letter is seldom the wrong one, and a short word with another one is another word.
          const otherStart = other[0] !== word[0]
          if (otherStart && word.length < shortestOtherStart) continue
          const far = typosBetween(word, other, most) + (otherStart ? 0.5 : 0)
          if (far > most + 0.5 || (best !== undefined && far > best.far)) continue
          if (best === undefined || far < best.far || having(place) > having(best.place))
            best = { place, far }
        }
      }
      return best === undefined ? undefined : known[best.place]
    },
  }
}

interface Group {
  readonly places: Uint32Array
  /** Of each, which letters it has: one bit a letter, some share one. */
  readonly letters: Int32Array
}

function groupedByLength(known: readonly string[]): readonly (Group | undefined)[] {
  const lists: number[][] = []
  for (const [place, word] of known.entries()) (lists[word.length] ??= []).push(place)
  return Array.from(
    lists,
    (list) =>
      list && {
        places: Uint32Array.from(list),
        letters: Int32Array.from(list, (place) => lettersOf(known[place] ?? '')),
      },
  )
}

function lettersOf(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) & 31)
  return letters
}

function ones(bits: number): number {
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** How many letters were forgotten, added, changed or swapped with their neighbour; more than `most` is not counted out. */
export function typosBetween(one: string, other: string, most: number): number {
  let { before, last, current } = other.length < rows.last.length ? rows : rowsOf(other.length + 1)
  for (let column = 0; column <= other.length; column++) last[column] = column
  for (let row = 1; row <= one.length; row++) {
    current[0] = row
    let least = row
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1]
      let typos = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        typos = Math.min(typos, (before[column - 2] ?? 0) + 1)
      current[column] = typos
      least = Math.min(least, typos)
    }
    if (least > most) return most + 1
    const spare = before
    before = last
    last = current
    current = spare
  }
  return last[other.length] ?? 0
}

const rowsOf = (length: number) => ({
  before: new Uint8Array(length),
  last: new Uint8Array(length),
  current: new Uint8Array(length),
})
/** Hundreds of words are compared at a time: rows of their own for each would be most of the work. */
const rows = rowsOf(64)

const typosIn = (word: string): number =>
  word.length < 4 ? 0 : word.length < 7 ? 1 : word.length > 40 ? 0 : 2
const shortestOtherStart = 6
