import type { AskContent } from '../dialog/content.ts'
import type { State } from '../dialog/state.ts'
import type { Form } from '../message.ts'
import { wordArticles } from './articles.ts'
import { commandButtons } from './button.ts'
import { typeOf, type Words } from './words.ts'

/** What may already be the answer, for a form; undefined unless it is asked about it now. */
export function formArticles(words: Words, { live, draft }: State): Form['articles'] {
  const articles = draft?.suggested?.articles ?? []
  if (live === undefined || articles.length === 0 || typeOf(words, live.asks) !== 'articles') return undefined
  const ask: AskContent = {
    type: 'ask',
    draft: live.draft,
    prompt: live.id,
    asks: live.asks,
    rung: 0,
    articles,
    ...(draft?.suggested?.isAgain && { isAgain: true }),
    commands: ['none'],
  }
  const parts = wordArticles(words, ask)
  const [none] = commandButtons(words, ask)
  const title = parts.find((part) => part.type === 'text')?.text ?? ''
  const shown = parts.flatMap((part) => (part.type === 'articles' ? part.articles : []))
  return none && { title, shown, none }
}
