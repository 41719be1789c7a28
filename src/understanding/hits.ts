import { isDeniedAt, isTurnedDown } from './denied.ts'
import type { Lexicon, Phrase } from './lexicon.ts'
import { isFiller } from './small-words.ts'
import type { Found, Said } from './said.ts'
import { meantWords } from './spelling.ts'
import type { Word } from './words.ts'

/** A phrase of the tree, found in a text. */
export interface Hit {
  readonly phrase: Phrase
  /** First word, and the one after the last. */
  readonly from: number
  readonly to: number
  /** The words it is found in: of a saying not all between. */
  readonly at: readonly number[]
  /** "not only the shoppers": what is said is that it is not this. */
  readonly isDenied: boolean
}

/** In a longer text a near miss is more likely another word than a slip. */
const typoReach = 40

/**
 * Every phrase and saying of the tree in a text; of phrases that overlap and speak of the same question the longest.
 * Typos in phrases are forgiven for the options of `focus`, the question that is asked.
 */
export function hitsIn(
  words: readonly Word[],
  lexicon: Lexicon,
  said: Said,
  focus: string | undefined,
): readonly Hit[] {
  const isShort = words.length <= typoReach
  const vocabulary = focus === undefined || !isShort ? undefined : lexicon.vocabulary.get(focus)
  const meant = words.map((word) =>
    vocabulary && !isFiller(word.text) ? meantWords(word, vocabulary) : [word.stem],
  )
  const found: Hit[] = []
  for (let from = 0; from < words.length; from++) {
    for (const stem of new Set([words[from]?.stem ?? '', ...(meant[from] ?? [])])) {
      for (const phrase of lexicon.phrases.get(stem) ?? []) {
        const isAsked = phrase.question === focus
        const to = from + phrase.words.length
        const fits = (word: string, index: number): boolean => {
          const at = from + index
          return words[at]?.stem === word || (isAsked && meant[at]?.includes(word) === true)
        }
        if (to <= words.length && phrase.words.every(fits)) {
          found.push({ phrase, from, to, at: range(from, to), isDenied: false })
        }
      }
    }
  }
  const isMeant = ({ phrase: { question, option, isLabel, weight } }: Hit): boolean =>
    option === undefined ||
    (weight > 1 && (isLabel || question === focus)) ||
    !said.isElsewhere(question, option)
  const sayings = said.sayings.map((saying) => hitOf(saying, words))
  const denied = sayings.filter((saying) => saying.isDenied)
  return [
    ...longestOf(found).map((hit) => ({
      ...hit,
      isDenied:
        isDeniedAt(hit, words) || denied.some((saying) => hit.at.every((at) => saying.at.includes(at))),
    })),
    ...sayings,
  ]
    .filter(isMeant)
    .sort((one, other) => one.from - other.from)
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)

/** What is said in so many parts weighs more than a phrase of as many words. */
function hitOf(saying: Found, words: readonly Word[]): Hit {
  const { question, option, at, parts } = saying
  const phrase = { words: [], question, option, isLabel: false, isSaying: true, weight: parts + 2 } as const
  const [from = 0] = at
  return { phrase, from, to: (at.at(-1) ?? from) + 1, at, isDenied: isTurnedDown(saying, words) }
}

/** Of hits that overlap and speak of the same question, the longest. Cues and options do not drive each other out. */
function longestOf(hits: readonly Hit[]): readonly Hit[] {
  const kept = new Map<string, Hit[]>()
  const inOrder = [...hits].sort((one, other) => other.to - other.from - (one.to - one.from))
  for (const hit of inOrder) {
    const key = `${hit.phrase.question}${hit.phrase.option === undefined ? '?' : ''}`
    const others = kept.get(key) ?? []
    const isInside = others.some(
      (other) =>
        hit.from < other.to &&
        other.from < hit.to &&
        (other.to - other.from > hit.to - hit.from || other.phrase.option === hit.phrase.option),
    )
    if (!isInside) kept.set(key, [...others, hit])
  }
  return [...kept.values()].flat()
}
