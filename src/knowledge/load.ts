import { TerminalError } from '../errors.ts'
import type { Log } from '../log.ts'
import { readBuiltin } from './builtin.ts'
import { knowledgeOf, type KnowledgeOptions } from './embedded.ts'
import { buildIndex, type Index } from './search-index.ts'
import { checkCorpus, readCorpus } from './jsonl.ts'
import type { Document, Knowledge } from './knowledge.ts'
import { atOnce, beside, type Steps } from './steps.ts'
import { suggest } from './suggest.ts'

export interface KnowledgeSources extends KnowledgeOptions {
  /** The folder of the articles that come with the dialog. */
  readonly builtinFolder: string
  /** Corpus files, `.jsonl` or `.jsonl.gz`. */
  readonly corpusFiles: readonly string[]
}

/** Knowledge that may still be growing. */
export interface GrowingKnowledge extends Knowledge {
  /**
   * Resolves when the corpus is searched too, or what can be read of it; at once when there is none. Nobody has to wait
   * for it: until then the articles that come with the dialog are searched.
   */
  readonly grown: Promise<void>
}

/**
 * Makes the articles that come with the dialog searchable, and then, while everything else has its turn, those of the
 * corpus files. Bad lines of a corpus, and a file that turns out to be damaged further on, are logged and left out.
 * @throws TerminalError `knowledge.invalid` or `knowledge.corpus-unreadable`, which names every file that is no corpus.
 */
export async function loadKnowledge({
  builtinFolder,
  corpusFiles,
  ...options
}: KnowledgeSources): Promise<GrowingKnowledge> {
  const { log } = options
  const builtin = await readBuiltin(builtinFolder)
  await checkAll(corpusFiles)
  let index = atOnce(warmIndex(builtin))
  log.info('knowledge.ready', { articles: index.size })

  const closing = new AbortController()
  const grow = async (): Promise<void> => {
    const began = performance.now()
    const imported = await readAll(corpusFiles, closing.signal, log)
    const larger = await beside(warmIndex([...builtin, ...imported]), closing.signal)
    if (larger === undefined) return
    index = larger
    log.info('knowledge.grown', { articles: index.size, ms: Math.round(performance.now() - began) })
  }
  const grown =
    corpusFiles.length === 0
      ? Promise.resolve()
      : grow().catch((error: unknown) => log.error('knowledge.not-grown', {}, error))

  const knowledge = knowledgeOf(() => index, options)
  return {
    ...knowledge,
    grown,
    async close() {
      closing.abort()
      await grown
      await knowledge.close()
    },
  }
}

/** Asked once already: the first search of a process takes several times as long, and no person should wait for it. */
function* warmIndex(documents: readonly Document[]): Steps<Index> {
  const index = yield* buildIndex(documents)
  yield
  const [first] = documents
  if (first !== undefined) suggest(index, first.title, first.locale, warmUpLimit)
  return index
}

async function checkAll(files: readonly string[]): Promise<void> {
  const checks = await Promise.allSettled(files.map(checkCorpus))
  const reasons = checks.flatMap((check) => (check.status === 'rejected' ? [check.reason as unknown] : []))
  if (reasons.length === 0) return
  const message = reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason)))
  throw new TerminalError('knowledge.corpus-unreadable', message.join('\n'), { cause: reasons[0] })
}

async function readAll(
  files: readonly string[],
  closing: AbortSignal,
  log: Log,
): Promise<readonly Document[]> {
  const documents: Document[] = []
  for (const file of files) {
    if (closing.aborted) break
    try {
      const corpus = await readCorpus(file)
      for (const document of corpus.documents) documents.push(document)
      for (const problem of corpus.problems) log.warn('knowledge.bad-line', { problem })
      log.info('knowledge.read', { file, documents: corpus.documents.length, bad: corpus.bad })
    } catch (error) {
      log.error('knowledge.unreadable', { file }, error)
    }
  }
  return documents
}

/** More than one, so that several are compared. */
const warmUpLimit = 3
