import type { Word } from './words.ts'

/** Words as they are listed in these files: folded, with spaces or line ends between them. */
export const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** The words of each phrase of a list. */
export type Phrases = readonly (readonly string[])[]

/** Phrases as they are listed in these files: folded, with `|` or line ends between them. */
export const phrases = (text: string): Phrases =>
  text
    .split(/[|\n]/)
    .map((phrase) => phrase.trim().split(' '))
    .filter((words) => words[0] !== '')

/** How many words the longest phrase has that fits; 0 where none does. */
export const longestOf = (all: Phrases, fits: (phrase: readonly string[]) => boolean): number =>
  all.reduce((most, phrase) => (phrase.length > most && fits(phrase) ? phrase.length : most), 0)

/** How many words the longest phrase has that stands there; 0 where none does. */
export const longestAt = (words: readonly Word[], at: number, all: Phrases): number =>
  longestOf(all, (phrase) => phrase.every((word, index) => words[at + index]?.text === word))
