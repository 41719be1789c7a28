import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import { openFeedback } from './feedback.ts'
import { buildIndex, type Index } from './search-index.ts'
import type { Document, Knowledge } from './knowledge.ts'
import { atOnce } from './steps.ts'
import { suggest } from './suggest.ts'

export interface KnowledgeOptions {
  /** Where what became of suggestions is kept; whoever opened it closes it. Absent: it is not kept. */
  readonly database?: Database
  readonly log: Log
}

/** Articles searched in this process, from documents that are all in memory. */
export function createKnowledge({
  documents,
  ...options
}: KnowledgeOptions & { readonly documents: readonly Document[] }): Knowledge {
  const index = atOnce(buildIndex(documents))
  return knowledgeOf(() => index, options)
}

/** @param current the index to search; asked anew for each suggestion, so that it may be replaced by a larger one. */
export function knowledgeOf(current: () => Index, { database, log }: KnowledgeOptions): Knowledge {
  const feedback = database === undefined ? undefined : openFeedback(database, log)
  return {
    suggest: (query, language, limit) => Promise.resolve(suggest(current(), query, language, limit)),
    record: (entry) => feedback?.record(entry),
    close: () => feedback?.written() ?? Promise.resolve(),
  }
}
