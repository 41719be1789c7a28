import { sayingOf } from '../dialog/saying.ts'
import type { Tree, Wording } from '../dialog/tree.ts'
import { type Alternative, alternativeOf, type Alternatives, indexOf } from './alternatives.ts'
import { grouped } from './grouped.ts'

/** The sayings and hints of a tree, in all its languages at once. */
export interface Sayings {
  readonly index: Alternatives
  readonly byFirst: ReadonlyMap<Alternative, readonly Saying[]>
  /** Of each option all words of its sayings and hints. */
  readonly wanted: ReadonlyMap<string, readonly Alternative[]>
  /** Of each option the words beside which it is not meant. */
  readonly unless: ReadonlyMap<string, readonly Alternative[]>
}

export interface Saying {
  readonly question: string
  readonly option: string
  readonly wanted: readonly (readonly Alternative[])[]
  readonly absent: readonly Alternative[]
  /** It makes the option likely, and no more. */
  readonly isHint: boolean
}

/** What names an option of a question, in maps. */
export const optionKey = (question: string, option: string): string => `${question} ${option}`

/** What is written of one option. */
export interface Written {
  readonly question: string
  readonly option: string
  readonly says: readonly string[]
  readonly hints?: readonly string[]
  /** Alternatives beside which it is not meant. */
  readonly unless?: readonly string[]
}

/** What is said of the options of a tree, derived from its wording. */
export function sayingsOf(tree: Tree): Sayings {
  const wordings = Object.values(tree.wording)
  return compile(wordings.flatMap(optionsIn), termsOf(wordings))
}

/** Sayings ready to be looked for. */
export function compile(options: readonly Written[], terms: Readonly<Record<string, string>> = {}): Sayings {
  const { read, all } = createReader(terms)
  const sayings = options.flatMap(({ question, option, says, hints = [] }): Saying[] => [
    ...says.map((text) => ({ question, option, isHint: false, ...read(text) })),
    ...hints.map((text) => ({ question, option, isHint: true, ...read(text) })),
  ])
  const elsewhere = options.flatMap(({ question, option, unless = [] }) =>
    unless.flatMap((text) =>
      read(text)
        .wanted.flat()
        .map((one) => [optionKey(question, option), one] as const),
    ),
  )
  return {
    index: indexOf([...all.values()]),
    byFirst: grouped(sayings.flatMap((saying) => (saying.wanted[0] ?? []).map((first) => [first, saying]))),
    wanted: grouped(
      sayings.flatMap(({ question, option, wanted }) =>
        wanted.flat().map((one) => [optionKey(question, option), one] as const),
      ),
    ),
    unless: new Map([...grouped(elsewhere)].map(([each, some]) => [each, [...new Set(some)]])),
  }
}

const optionsIn = ({ questions }: Wording): readonly Written[] =>
  Object.entries(questions).flatMap(([question, words]) =>
    Object.entries(words.options ?? {}).map(([option, { says, hints, unless }]) => ({
      question,
      option,
      says,
      hints,
      unless: [words.unless, unless].filter((each) => each !== undefined),
    })),
  )

/** Reads what is written as a saying. Words written alike are one alternative, so that a text is searched for them once. */
function createReader(terms: Readonly<Record<string, string>>) {
  const all = new Map<string, Alternative>()
  const alternative = (written: string): Alternative => {
    const found = all.get(written) ?? alternativeOf(written)
    all.set(written, found)
    return found
  }
  const read = (text: string): Pick<Saying, 'wanted' | 'absent'> => {
    const { parts } = sayingOf(text, terms)
    const part = (isAbsent: boolean) =>
      parts.filter((each) => each.isAbsent === isAbsent).map((each) => each.alternatives.map(alternative))
    return { wanted: part(false), absent: part(true).flat() }
  }
  return { read, all }
}

/** A term means what it means in all the languages together: who writes in one may use a word of another. */
function termsOf(wordings: readonly Wording[]): Readonly<Record<string, string>> {
  const groups = grouped(wordings.flatMap(({ terms }) => Object.entries(terms)))
  return Object.fromEntries([...groups].map(([term, each]) => [term, each.join('|')]))
}
