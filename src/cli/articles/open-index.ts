import { fileURLToPath } from 'node:url'
import { readBuiltin } from '../../knowledge/builtin.ts'
import { readCorpus } from '../../knowledge/jsonl.ts'
import type { Document } from '../../knowledge/knowledge.ts'
import { buildIndex, type Index } from '../../knowledge/search-index.ts'
import { atOnce } from '../../knowledge/steps.ts'

const builtinFolder = fileURLToPath(new URL('../../../dialogs/vtex-2023-12/articles', import.meta.url))

/** The index of the corpus files, or of the built-in articles where none is given; what was read is told on standard error. */
export async function openIndex(corpus: readonly string[]): Promise<Index> {
  const began = performance.now()
  const documents = corpus.length === 0 ? await readBuiltin(builtinFolder) : await readAll(corpus)
  const index = atOnce(buildIndex(documents))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stderr.write(
    `${documents.length} documents, ${index.articles.length} articles, indexed in ${seconds} s\n`,
  )
  return index
}

async function readAll(files: readonly string[]): Promise<readonly Document[]> {
  const documents: Document[] = []
  for (const file of files) {
    const corpus = await readCorpus(file)
    for (const document of corpus.documents) documents.push(document)
    for (const problem of corpus.problems) process.stderr.write(`${problem}\n`)
    if (corpus.bad > 0) process.stderr.write(`${file}: ${corpus.bad} bad lines left out\n`)
  }
  return documents
}
