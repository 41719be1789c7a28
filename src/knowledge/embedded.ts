import type { Log } from '../log.ts'
import { readBuiltin } from './builtin.ts'
import { openFeedback } from './feedback.ts'
import { buildIndex } from './index.ts'
import { atOnce } from './steps.ts'
import { readCorpus } from './jsonl.ts'
import type { Document, Knowledge } from './knowledge.ts'
import { consider, suggestionOf } from './suggest.ts'

export interface KnowledgeOptions {
  readonly documents: readonly Document[]
  /** Where what became of suggestions is kept: a SQLite file, `:memory:` included. Absent: it is not. */
  readonly feedbackFile?: string
  readonly log: Log
}

/** Articles searched in this process, from documents that are all in memory. */
export function createKnowledge({ documents, feedbackFile, log }: KnowledgeOptions): Knowledge {
  const index = atOnce(buildIndex(documents))
  const feedback = feedbackFile === undefined ? undefined : openFeedback(feedbackFile, log)
  return {
    suggest(query, language, limit) {
      const { chosen } = consider(index, query, language, limit)
      const weightOf = index.weigh(query)
      return Promise.resolve(chosen.map(({ article }) => suggestionOf(article, language, weightOf)))
    },
    record: (entry) => feedback?.record(entry),
    close() {
      feedback?.close()
      return Promise.resolve()
    },
  }
}

interface KnowledgeSources extends Omit<KnowledgeOptions, 'documents'> {
  /** The folder of the articles that come with the dialog. */
  readonly builtinFolder: string
  /** Corpus files, `.jsonl` or `.jsonl.gz`. */
  readonly corpusFiles: readonly string[]
}

/**
 * Reads the articles that come with the dialog and those of the corpus files, and makes them searchable. Bad lines of
 * a corpus are logged and left out.
 * @throws TerminalError `knowledge.invalid` or `knowledge.corpus-unreadable`.
 */
export async function loadKnowledge({
  builtinFolder,
  corpusFiles,
  ...options
}: KnowledgeSources): Promise<Knowledge> {
  const began = performance.now()
  const builtin = await readBuiltin(builtinFolder)
  const imported: Document[] = []
  for (const file of corpusFiles) {
    const corpus = await readCorpus(file)
    for (const document of corpus.documents) imported.push(document)
    for (const problem of corpus.problems) options.log.warn('articles.bad-line', { problem })
    options.log.info('articles.read', { file, documents: corpus.documents.length, bad: corpus.bad })
  }
  const documents = [...builtin, ...imported]
  const knowledge = createKnowledge({ ...options, documents })
  options.log.info('articles.ready', {
    documents: documents.length,
    ms: Math.round(performance.now() - began),
  })
  return knowledge
}
