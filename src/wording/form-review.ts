import type { AskContent } from '../dialog/content.ts'
import { reviewOf } from '../dialog/review.ts'
import { pathOf } from '../dialog/route.ts'
import type { State } from '../dialog/state.ts'
import type { Tree } from '../dialog/tree.ts'
import type { FormReview } from '../message.ts'
import { commandButtons } from './button.ts'
import { wordReview } from './review.ts'
import { wordsFor } from './words.ts'

/** The answers of a finished draft to look over, and the button that sends them; undefined unless that is asked now. */
export function wordFormReview(tree: Tree, { draft, live, language }: State): FormReview | undefined {
  if (draft === undefined || live?.asks !== 'review' || live.draft !== draft.id) return undefined
  const words = wordsFor(tree, language)
  const place = { draft: draft.id, prompt: live.id }
  const ask: AskContent = { type: 'ask', ...place, asks: 'review', rung: 0, commands: ['send'] }
  const [send] = commandButtons(words, ask)
  const parts = wordReview(words, reviewOf(draft, pathOf(tree, draft.answers), live.id))
  return send && { title: words.phrases.asks.reviewTitle, language, parts, send }
}
