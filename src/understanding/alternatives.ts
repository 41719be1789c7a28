import { fold } from '../dialog/fold.ts'
import { grouped } from './grouped.ts'
import { slips } from './spelling.ts'
import { type Word, wordsOf } from './words.ts'

/** One word, or several that follow each other, as a saying is made of them. */
export interface Alternative {
  readonly words: readonly Written[]
}

interface Written {
  readonly text: string
  /** Any ending will do. */
  readonly isPrefix: boolean
}

/** Alternatives by the words that they begin with: a text is searched for all of them at once. */
export interface Alternatives {
  readonly whole: ReadonlyMap<string, readonly Alternative[]>
  /** By the first letters of what they begin with. */
  readonly begun: ReadonlyMap<string, readonly Alternative[]>
  /** Longer words by their first letter: what a typo is measured against. */
  readonly long: ReadonlyMap<string, readonly Written[]>
}

/** Where each alternative stands in a text: the words, by index. */
export type Places = ReadonlyMap<Alternative, readonly (readonly number[])[]>

/** Further on a text is a story, in which words meet by chance. */
const beginning = 60
/** Endings are left open after three letters at least. */
const letters = 3
/** A slip in a shorter word makes another word of it. */
const longWord = 6

export const alternativeOf = (written: string): Alternative => ({ words: written.split('_').map(wordOf) })

function wordOf(written: string): Written {
  const isPrefix = written.endsWith('*')
  return isPrefix
    ? { text: fold(written.slice(0, -1)), isPrefix }
    : { text: wordsOf(written)[0]?.stem ?? '', isPrefix }
}

export function indexOf(all: readonly Alternative[]): Alternatives {
  const first = all.flatMap((each) => each.words.slice(0, 1).map((word) => [word, each] as const))
  const words = all.flatMap((each) => each.words).filter(({ text }) => text.length >= longWord)
  const unique = new Map(words.map((word) => [`${word.text}${word.isPrefix ? '*' : ''}`, word]))
  return {
    whole: grouped(first.flatMap(([{ text, isPrefix }, each]) => (isPrefix ? [] : [[text, each]]))),
    begun: grouped(
      first.flatMap(([{ text, isPrefix }, each]) => (isPrefix ? [[text.slice(0, letters), each]] : [])),
    ),
    long: grouped([...unique.values()].map((word) => [word.text.slice(0, 1), word])),
  }
}

/** Every place of every alternative in the beginning of a text; a slip in a longer word is forgiven. */
export function placesIn(words: readonly Word[], index: Alternatives): Places {
  const places = new Map<Alternative, (readonly number[])[]>()
  const read = words.slice(0, beginning).map((word) => meant(word, index))
  for (const [from, spellings] of read.entries()) {
    for (const spelling of spellings) {
      for (const alternative of candidates(spelling, index)) {
        if (!stands(alternative, read, from)) continue
        const at = alternative.words.map((_, offset) => from + offset)
        places.set(alternative, [...(places.get(alternative) ?? []), at])
      }
    }
  }
  return places
}

type Spelling = Pick<Word, 'text' | 'stem'>

const candidates = ({ text, stem }: Spelling, { whole, begun }: Alternatives): readonly Alternative[] => [
  ...(whole.get(stem) ?? []),
  ...(begun.get(text.slice(0, letters)) ?? []),
]

/** A word as it is written; an address is an email too, and what nothing knows is what it may have been meant to be. */
function meant(word: Word, index: Alternatives): readonly Spelling[] {
  if (word.text.includes('@')) return [word, { text: 'email', stem: 'email' }]
  const isKnown = candidates(word, index).some(({ words: [first] }) => fits(word, first))
  if (isKnown || word.stem.length < longWord - 1) return [word]
  const near = (index.long.get(word.text.slice(0, 1)) ?? []).filter(({ text, isPrefix }) => {
    const said = isPrefix ? word.text.slice(0, text.length) : word.stem
    return Math.abs(said.length - text.length) <= 1 && slips(said, text) === 1
  })
  return near.length === 0 ? [word] : near.map(({ text }) => ({ text, stem: text }))
}

const stands = ({ words }: Alternative, read: readonly (readonly Spelling[])[], from: number): boolean =>
  words.every((word, offset) => read[from + offset]?.some((spelling) => fits(spelling, word)))

const fits = (spelling: Spelling, word: Written | undefined): boolean =>
  word?.isPrefix === true ? spelling.text.startsWith(word.text) : spelling.stem === word?.text
