import type { Database } from '../database.ts'
import { isToBeFollowed } from '../dialog/issue.ts'
import type { Suggestion } from '../dialog/state.ts'
import type { Log } from '../log.ts'
import type { Language } from '../dialog/language.ts'
import { createFollowedIssues } from './followed.ts'
import type { Near } from './fuse.ts'
import { openFeedback } from './feedback.ts'
import { buildIndex, type Index } from './search-index.ts'
import type { Document, Knowledge } from './knowledge.ts'
import { atOnce } from './steps.ts'
import { mostRanked, type Ranking } from './ranking.ts'
import { suggest, suggestionOf } from './suggest.ts'

export interface KnowledgeOptions {
  /** Where what became of suggestions is kept; whoever opened it closes it. Absent: it is not kept. */
  readonly database?: Database
  /** Puts the best in order; absent: they stay in the order that their words give. */
  readonly ranking?: Ranking
  readonly log: Log
}

/** Articles searched in this process, from documents that are all in memory. */
export function createKnowledge({
  documents,
  ...options
}: KnowledgeOptions & { readonly documents: readonly Document[] }): Knowledge {
  const index = atOnce(buildIndex(documents))
  return knowledgeOf(() => ({ index }), options)
}

/** What is searched now. */
export interface Searched {
  readonly index: Index
  /** What lies near a text by its meaning; undefined where that can't be known now. Absent: nothing is known of meanings. Never throws. */
  readonly near?: (text: string) => Promise<Near | undefined>
}

/** @param current what to search; asked anew for each suggestion, so that it may be replaced by something larger. */
export function knowledgeOf(
  current: () => Searched,
  { database, ranking, log }: KnowledgeOptions,
  feedback = database === undefined ? undefined : openFeedback(database, log),
): Knowledge {
  const followed =
    database &&
    createFollowedIssues(database, (id, language) => suggestionOf(current().index.find(id), language))
  const canFollow = (found: Suggestion): Suggestion =>
    found.issue && isToBeFollowed(found)
      ? { ...found, issue: { ...found.issue, canBeFollowed: true } }
      : found
  return {
    ...(followed && { followed }),
    async suggest(query, language, limit, details) {
      const { index, near } = current()
      const ways = { near: await near?.(query), details }
      const byWords = suggest(index, query, language, limit, ways)
      const canBeRanked = ranking && byWords.length > 0 && details === undefined
      const found = canBeRanked
        ? await ranked(ranking, byWords, { index, query, language, ...ways })
        : byWords
      return followed ? found.map(canFollow) : found
    },
    record: (entry) => feedback?.record(entry),
    close: () => feedback?.written() ?? Promise.resolve(),
  }
}

interface Asked {
  readonly index: Index
  readonly query: string
  readonly language: Language
  readonly near: Near | undefined
}

/** That anything is shown at all is decided by the words; which of the best comes first may be another's say. */
async function ranked(
  ranking: Ranking,
  byWords: readonly Suggestion[],
  { index, query, language, near }: Asked,
): Promise<readonly Suggestion[]> {
  if (!ranking.isTrusted()) {
    void ranking.tryOut(index)
    return byWords
  }
  const best = suggest(index, query, language, mostRanked, { near })
  const ordered = await ranking.order(query, best)
  if (ordered === undefined) return byWords
  const ids = new Set(ordered.map(({ id }) => id))
  return [...ordered, ...byWords.filter(({ id }) => !ids.has(id))].slice(0, byWords.length)
}
