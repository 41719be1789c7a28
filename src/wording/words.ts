import type { Language } from '../dialog/language.ts'
import { questionOf } from '../dialog/outline.ts'
import type { QuestionWording, Tree, Wording } from '../dialog/tree.ts'
import type { Phrases } from '../i18n/phrases.ts'
import { phrasesIn } from '../i18n/speak.ts'

/** Everything a message is put into words with. */
export interface Words {
  readonly tree: Tree
  readonly language: Language
  /** The dialog's own words. */
  readonly wording: Wording
  readonly phrases: Phrases
}

/** The sentences of a question, where it is asked. */
export type Sentences = Pick<
  QuestionWording,
  'label' | 'ask' | 'hint' | 'why' | 'again' | 'example' | 'invalid'
>

/** The words of a dialog in a language; a dialog that lacks the language speaks its first one. */
export function wordsFor(tree: Tree, language: Language): Words {
  const spoken = tree.languages.find((each) => each === language) ?? tree.languages[0]
  const wording = (spoken && tree.wording[spoken]) ?? Object.values(tree.wording)[0]
  if (wording === undefined) throw new TypeError(`The dialog "${tree.id}" has no words in any language`)
  return { tree, language, wording, phrases: phrasesIn(language) }
}

/** A page may say some of a question's sentences in its own way; undefined for a question that is not in the dialog. */
export function sentencesOf(words: Words, question: string, page?: string): Sentences | undefined {
  const base = Object.hasOwn(words.wording.questions, question)
    ? words.wording.questions[question]
    : undefined
  if (base === undefined) return undefined
  const onPage = page === undefined ? undefined : words.wording.pages[page]?.questions?.[question]
  return onPage === undefined ? base : ({ ...base, ...onPage } as Sentences)
}

/** The short name of a question. */
export function labelOf(words: Words, question: string, page?: string): string {
  return sentencesOf(words, question, page)?.label ?? words.phrases.answers.nameless
}

/** The full label of an option; undefined for one that is not in the dialog. */
export function optionLabel(words: Words, question: string, option: string): string | undefined {
  const options = words.wording.questions[question]?.options
  return options && Object.hasOwn(options, option) ? options[option]?.label : undefined
}

/** The type of a question; undefined when the dialog does not have it. */
export const typeOf = (words: Words, question: string) => questionOf(words.tree, question)?.type

/** Who wrote a comment of the support side's; the support side where the desk does not say who. */
export const authorOf = ({ phrases }: Words, { author }: { readonly author: string }): string =>
  author === '' ? phrases.ticket.support : author

/** A text cut to a length, the cut shown. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const whole = text.slice(0, max - 1)
  // Half of a surrogate pair is no character.
  return `${whole.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`
}
