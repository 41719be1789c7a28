import type { Tree } from '../dialog/tree.ts'
import { grouped } from './grouped.ts'
import { type Sayings, sayingsOf } from './sayings.ts'
import { articles } from './small-words.ts'
import { byLength } from './spelling.ts'
import { wordsOf } from './words.ts'

/** Words that stand for an option, or name a question. */
export interface Phrase {
  /** Stems, in order; of a saying none, for it has no order. */
  readonly words: readonly string[]
  readonly question: string
  /** Undefined for a cue, which names the question itself. */
  readonly option?: string
  readonly isLabel: boolean
  /** It says what people say who mean the option, and does not name it. */
  readonly isSaying?: true
  /** How many of its words say something: the evidence it gives. */
  readonly weight: number
}

/** What the wording of a tree teaches, in all its languages at once. */
export interface Lexicon {
  /** Phrases of options and cues, by their first word. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** Every word of the options of a question, by length: what a typo is measured against. */
  readonly vocabulary: ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>
  /** The words of each option of a question: of its labels, and of all that stands for it. */
  readonly options: ReadonlyMap<string, readonly OptionWords[]>
  /** How people mean an option without naming it. */
  readonly sayings: Sayings
}

export interface OptionWords {
  readonly option: string
  readonly label: ReadonlySet<string>
  readonly all: ReadonlySet<string>
}

/** The lexicon of a tree, derived once. */
export function lexiconOf(tree: Tree): Lexicon {
  const known = lexicons.get(tree)
  if (known) return known
  const phrases = phrasesOf(tree)
  const lexicon = {
    phrases: grouped(phrases.map((phrase) => [phrase.words[0] ?? '', phrase])),
    vocabulary: new Map(Object.keys(tree.questions).map((id) => [id, vocabularyOf(phrases, id)])),
    options: new Map(Object.keys(tree.questions).map((id) => [id, optionWords(tree, phrases, id)])),
    sayings: sayingsOf(tree),
  }
  lexicons.set(tree, lexicon)
  return lexicon
}

const lexicons = new WeakMap<Tree, Lexicon>()

function phrasesOf(tree: Tree): readonly Phrase[] {
  const found = new Map<string, Phrase>()
  const add = (text: string, question: string, option: string | undefined, isLabel: boolean): void => {
    const words = wordsOf(text).map((word) => word.stem)
    const key = `${question} ${option ?? ''} ${words.join(' ')}`
    if (words.length === 0 || (found.has(key) && !isLabel)) return
    // "No funciona": in front it is a no, and not the article of Portuguese.
    const weight = words.filter((word, at) => !articles.has(word) || (at === 0 && word === 'no')).length
    found.set(key, { words, question, ...(option !== undefined && { option }), isLabel, weight })
  }
  for (const wording of Object.values(tree.wording)) {
    for (const [id, question] of Object.entries(wording.questions)) {
      for (const cue of [question.label, ...question.cues]) add(cue, id, undefined, cue === question.label)
      for (const [option, { label, synonyms }] of Object.entries(question.options ?? {})) {
        add(label, id, option, true)
        for (const synonym of synonyms) add(synonym, id, option, false)
      }
    }
  }
  return [...found.values()]
}

function vocabularyOf(phrases: readonly Phrase[], question: string): ReadonlyMap<number, readonly string[]> {
  return byLength(
    phrases.filter((each) => each.question === question && each.option).flatMap((each) => each.words),
  )
}

function optionWords(tree: Tree, phrases: readonly Phrase[], id: string): readonly OptionWords[] {
  const question = tree.questions[id]
  if (question?.type !== 'choice') return []
  const wordsIn = (some: readonly Phrase[]) =>
    new Set(some.flatMap((each) => each.words).filter((word) => !articles.has(word)))
  return question.options.map((option) => {
    const own = phrases.filter((each) => each.question === id && each.option === option)
    return { option, label: wordsIn(own.filter((each) => each.isLabel)), all: wordsIn(own) }
  })
}
