import { reach } from '../dialog/saying.ts'
import { placesIn } from './alternatives.ts'
import { optionKey, type Saying, type Sayings } from './sayings.ts'
import type { Word } from './words.ts'

/** A saying or a hint in a text, at its tightest. */
export interface Found extends Pick<Saying, 'question' | 'option' | 'isHint'> {
  /** Its words, in order. */
  readonly at: readonly number[]
  readonly parts: number
}

/** What a text says without naming it. */
export interface Said {
  readonly sayings: readonly Found[]
  readonly hints: readonly Found[]
  /** Every word in a text that belongs to a saying of the option, met or not. */
  wordsOf(question: string, option: string): ReadonlySet<number>
  /** Whether words stand there beside which an option is not meant. */
  isElsewhere(question: string, option: string): boolean
}

/** The words of one alternative in a text, by index. */
type Place = readonly number[]

/** Every saying and hint in a text. */
export function saidIn(words: readonly Word[], { index, byFirst, wanted: all, unless }: Sayings): Said {
  const places = placesIn(words, index)
  const candidates = new Set([...places.keys()].flatMap((found) => byFirst.get(found) ?? []))
  const found = [...candidates].flatMap(({ wanted, absent, ...saying }): Found[] => {
    if (absent.some((each) => places.has(each))) return []
    const at = tightest(wanted.map((part) => part.flatMap((each) => places.get(each) ?? [])))
    return at === undefined ? [] : [{ ...saying, at, parts: wanted.length }]
  })
  return {
    sayings: found.filter(({ isHint }) => !isHint),
    hints: found.filter(({ isHint }) => isHint),
    wordsOf: (question, option) =>
      new Set(all.get(optionKey(question, option))?.flatMap((each) => (places.get(each) ?? []).flat())),
    isElsewhere: (question, option) =>
      unless.get(optionKey(question, option))?.some((each) => places.has(each)) === true,
  }
}

/** From each place of the first part the nearest of every other; no word counts for two parts. */
function tightest([first = [], ...others]: readonly (readonly Place[])[]): Place | undefined {
  const found = first.flatMap((start) => {
    const at = others.reduce<Place | undefined>((taken, part) => taken && withNearest(taken, part), start)
    return at && widthOf(at) <= reach ? [at] : []
  })
  return shortest(found)?.toSorted((one, other) => one - other)
}

function withNearest(taken: Place, part: readonly Place[]): Place | undefined {
  const free = part.filter((place) => !place.some((word) => taken.includes(word)))
  return shortest(free.map((place) => [...taken, ...place]))
}

const shortest = (places: readonly Place[]): Place | undefined =>
  places.toSorted((one, other) => widthOf(one) - widthOf(other))[0]

const widthOf = (place: Place): number => Math.max(...place) - Math.min(...place) + 1
