import { sayingOf } from '../dialog/saying.ts'
import type { Tree, Wording } from '../dialog/tree.ts'
import {
  type Alternative,
  alternativeOf,
  type Alternatives,
  grouped,
  indexOf,
  placesIn,
} from './alternatives.ts'
import type { Word } from './words.ts'

/** The sayings of a tree, in all its languages at once. */
export interface Sayings {
  readonly index: Alternatives
  readonly byFirst: ReadonlyMap<Alternative, readonly Saying[]>
  /** By option and by question, words beside which it is not meant. */
  readonly unless: ReadonlyMap<string, readonly Alternative[]>
}

interface Saying {
  readonly question: string
  readonly option: string
  readonly wanted: readonly (readonly Alternative[])[]
  readonly absent: readonly Alternative[]
  /** It makes the option likely, and no more. */
  readonly isHint: boolean
}

/** A saying or a hint in a text, at its tightest. */
export interface Found {
  readonly question: string
  readonly option: string
  /** Its words, in order. */
  readonly at: readonly number[]
  readonly parts: number
  readonly isHint: boolean
}

/** What a text says without naming it. */
export interface Said {
  readonly sayings: readonly Found[]
  readonly hints: readonly Found[]
  /** Whether words stand there beside which an option is not meant. */
  isElsewhere(question: string, option: string): boolean
}

/** The parts of a saying stand within so many words. */
const reach = 12

export function sayingsOf(tree: Tree): Sayings {
  const wordings = Object.values(tree.wording)
  const terms = termsOf(wordings)
  const known = new Map<string, Alternative>()
  const alternative = (written: string): Alternative => {
    const found = known.get(written) ?? alternativeOf(written)
    known.set(written, found)
    return found
  }
  const partsOf = (text: string) =>
    sayingOf(text, terms).parts.map(({ alternatives, isAbsent }) => ({
      isAbsent,
      alternatives: alternatives.map(alternative),
    }))
  const options = wordings.flatMap(({ questions }) =>
    Object.entries(questions).flatMap(([question, words]) =>
      Object.entries(words.options ?? {}).map(([option, { says, hints, unless }]) => ({
        question,
        option,
        says,
        hints,
        unless: [words.unless, unless].filter((each) => each !== undefined),
      })),
    ),
  )
  const compiled = (question: string, option: string, text: string, isHint: boolean): Saying => {
    const parts = partsOf(text)
    const wanted = parts.filter(({ isAbsent }) => !isAbsent)
    return {
      question,
      option,
      wanted: wanted.map(({ alternatives }) => alternatives),
      absent: parts.filter(({ isAbsent }) => isAbsent).flatMap(({ alternatives }) => alternatives),
      isHint,
    }
  }
  const sayings = options.flatMap(({ question, option, says, hints }) => [
    ...says.map((text) => compiled(question, option, text, false)),
    ...hints.map((text) => compiled(question, option, text, true)),
  ])
  const unless = options.flatMap(({ question, option, unless: each }) =>
    each
      .flatMap(partsOf)
      .flatMap(({ alternatives }) => alternatives.map((one) => [key(question, option), one] as const)),
  )
  return {
    byFirst: grouped(sayings.flatMap((saying) => (saying.wanted[0] ?? []).map((first) => [first, saying]))),
    unless: new Map([...grouped(unless)].map(([each, some]) => [each, [...new Set(some)]])),
    index: indexOf([...known.values()]),
  }
}

const key = (question: string, option: string): string => `${question} ${option}`

/** A term means what it means in all the languages together: who writes in one may use a word of another. */
function termsOf(wordings: readonly Wording[]): Readonly<Record<string, string>> {
  const groups = grouped(wordings.flatMap(({ terms }) => Object.entries(terms)))
  return Object.fromEntries([...groups].map(([term, each]) => [term, each.join('|')]))
}

/** Every saying in a text. */
export function saidIn(words: readonly Word[], { index, byFirst, unless }: Sayings): Said {
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
    isElsewhere: (question, option) =>
      unless.get(key(question, option))?.some((each) => places.has(each)) === true,
  }
}

/** From each place of the first part the nearest of every other; no word counts for two parts. */
function tightest([first, ...others]: readonly (readonly (readonly number[])[])[]):
  | readonly number[]
  | undefined {
  const found = (first ?? []).flatMap((start) => {
    const at = others.reduce<readonly number[] | undefined>(
      (taken, part) => taken && withNearest(taken, part),
      start,
    )
    return at && spanOf(at) <= reach ? [at] : []
  })
  const [best] = found.toSorted((one, other) => spanOf(one) - spanOf(other))
  return best?.toSorted((one, other) => one - other)
}

function withNearest(
  taken: readonly number[],
  part: readonly (readonly number[])[],
): readonly number[] | undefined {
  const free = part.filter((place) => !place.some((word) => taken.includes(word)))
  const [nearest] = free
    .map((place) => [...taken, ...place])
    .toSorted((one, other) => spanOf(one) - spanOf(other))
  return nearest
}

const spanOf = (at: readonly number[]): number => Math.max(...at) - Math.min(...at) + 1
