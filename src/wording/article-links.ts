import type { Content } from '../dialog/content.ts'
import type { Effect } from '../dialog/effect.ts'
import type { Suggestion } from '../dialog/state.ts'

type Say = Extract<Effect, { type: 'say' }>

/** What is said, with other addresses of the articles in it. */
export function linkArticles(
  say: Say,
  link: (
    suggestion: Suggestion,
    asked: { readonly query: string; readonly language: Say['language'] },
  ) => string,
): Say {
  const linked = (content: Content): Content => {
    if (content.type !== 'ask' || content.articles === undefined) return content
    const asked = { query: content.query ?? '', language: say.language }
    return { ...content, articles: content.articles.map((each) => ({ ...each, url: link(each, asked) })) }
  }
  return { ...say, content: say.content.map(linked) }
}
