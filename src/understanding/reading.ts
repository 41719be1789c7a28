import type { Act } from '../dialog/facts.ts'
import { type Hit, hitsIn } from './hits.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { type Said, saidIn } from './said.ts'
import { isFiller } from './small-words.ts'
import { type Standing, standingOf } from './standing.ts'
import type { Understood } from './understanding.ts'
import { lineOf, narrow, type Word, wordsOf } from './words.ts'

/** A text under the rules: its words, and what of the tree was found in them. */
export interface Reading {
  readonly text: string
  readonly words: readonly Word[]
  /** The words as one line, folded. */
  readonly line: string
  readonly standing: Standing
  readonly lexicon: Lexicon
  /** What is said there without being named. */
  readonly said: Said
  readonly hits: readonly Hit[]
}

/** What one rule understood, and the words that account for it. */
export interface Finding {
  readonly acts: readonly Act[]
  readonly used: ReadonlySet<number>
  /** It was understood from words that do not name it, and that say more. */
  readonly isImplied?: true
}

export function readingOf(understood: Understood): Reading {
  const text = narrow(understood.text.trim())
  const words = wordsOf(text)
  const standing = standingOf(understood)
  const lexicon = lexiconOf(understood.tree)
  const said = saidIn(words, lexicon.sayings)
  return {
    text,
    words,
    line: lineOf(words),
    standing,
    lexicon,
    said,
    hits: hitsIn(words, lexicon, said, standing.focus),
  }
}

/** How many words say something that is not accounted for, in the whole text or in one clause. */
export function leftIn(words: readonly Word[], used: ReadonlySet<number>, clause?: number): number {
  let left = 0
  for (const [index, word] of words.entries()) {
    if (clause !== undefined && word.clause !== clause) continue
    if (!used.has(index) && !isFiller(word.text)) left++
  }
  return left
}
