import type { Language } from '../dialog/language.ts'
import type { Tree } from '../dialog/tree.ts'
import { wordsFor } from './words.ts'

/** The first page, before anything was said: whose window this is, what it can do, sentences to try. */
export interface Welcome {
  readonly title: string
  readonly intro: string
  readonly starters: readonly string[]
}

export function wordWelcome(tree: Tree, language: Language): Welcome {
  const { title, intro, starters } = wordsFor(tree, language).wording
  return { title, intro, starters }
}
