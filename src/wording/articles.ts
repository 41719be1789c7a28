import { encode } from '../dialog/choice.ts'
import type { AskContent } from '../dialog/content.ts'
import type { Suggestion } from '../dialog/state.ts'
import type { ArticleView, Part } from '../message.ts'
import type { Words } from './words.ts'

/** What may already be the answer; nothing at all when there is none. */
export function wordArticles(words: Words, ask: AskContent): readonly Part[] {
  const articles = ask.articles ?? []
  if (articles.length === 0) return []
  const { title, titleAgain } = words.phrases.articles
  return [
    { type: 'text', tone: 'plain', text: ask.isAgain ? titleAgain : title },
    { type: 'articles', articles: articles.map((article) => viewOf(words, ask, article)) },
  ]
}

function viewOf(words: Words, ask: AskContent, suggestion: Suggestion): ArticleView {
  const { articles } = words.phrases
  const { id, title, url, line, issue } = suggestion
  const isOther = suggestion.locale.slice(0, 2) !== words.language
  return {
    id,
    title,
    url,
    line,
    kind: suggestion.kind === 'known-issue' ? articles.knownIssue : articles.article,
    ...(isOther && { otherLanguage: articles.inLanguage(suggestion.locale.slice(0, 2)) }),
    ...(issue && { status: articles.status[issue.status] }),
    ...(issue?.workaround !== undefined && { workaround: articles.workaround(issue.workaround) }),
    ...(issue?.canBeFollowed && {
      follow: {
        choice: encode({ type: 'issue', act: 'follow', issue: id }),
        label: articles.follow,
        style: 'plain',
      },
    }),
    solved: {
      choice: encode({ type: 'answer', draft: ask.draft, prompt: ask.prompt, question: ask.asks, value: id }),
      label: articles.solved,
      style: 'plain',
    },
  }
}
