import type { Act } from '../dialog/facts.ts'
import { languages } from '../dialog/language.ts'
import { phrasesIn } from '../i18n/speak.ts'
import { barePhrases } from './courtesy.ts'
import type { Reading } from './reading.ts'
import { lineOf, wordsOf } from './words.ts'

/** What a text asks about news of a known issue: to be told of them, where one is on show, or no more. */
export function issueTalk({ words, standing }: Reading): Act | undefined {
  const isOnShow = standing.asked?.question.type === 'articles'
  for (const bare of barePhrases(words)) {
    const act = said.get(lineOf(bare))
    if (act === 'unfollow' && standing.state.following !== undefined) return { type: 'issue', act }
    if (act === 'follow' && isOnShow) return { type: 'issue', act }
  }
  return undefined
}

/** As the buttons say it, in every language. */
const said: ReadonlyMap<string, 'follow' | 'unfollow'> = new Map(
  languages.flatMap((language) => {
    const { articles, issue } = phrasesIn(language)
    const line = (text: string): string => lineOf(wordsOf(text))
    return [[line(articles.follow), 'follow'] as const, [line(issue.unfollow), 'unfollow'] as const]
  }),
)
