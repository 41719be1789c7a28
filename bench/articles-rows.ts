import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { readBuiltin } from '../src/knowledge/builtin.ts'
import { readCorpus } from '../src/knowledge/jsonl.ts'
import type { Document } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { systemClock } from '../src/clock.ts'
import { silent } from '../src/log.ts'
import { root } from './built.ts'
import { importRows } from './import-rows.ts'
import { megabytesUsed } from './memory.ts'
import type { Row } from './report.ts'
import { quantile } from './samples.ts'

const builtinFolder = join(root, 'dialogs/vtex-2023-12/articles')
const corpusFiles = ['es', 'pt', 'en'].map((locale) => join(root, '../shared/corpus', `${locale}.jsonl.gz`))
/** Each search is made once before it is timed. */
const timedRounds = 2
/** Only some of the titles are asked for: on the corpus one plain search takes a tenth of a second. */
const mostAsked = 60

/**
 * Suggestions from the articles that come with the dialog, and from a corpus of thousands where there is one beside the
 * project; asked with the titles of the former. Beside it MiniSearch as it comes, on the same documents.
 */
export async function articlesRows(): Promise<readonly Row[]> {
  const builtin = await readBuiltin(builtinFolder)
  const rows = await rowsFor(`${builtin.length} built-in texts`, builtin, [])
  if (!corpusFiles.every((file) => existsSync(file))) {
    process.stderr.write(`no corpus in ${corpusFiles.join(', ')}: it is not measured\n`)
    return rows
  }
  const name = 'corpus and built-in texts'
  return [
    ...rows,
    ...(await rowsFor(name, builtin, corpusFiles)),
    ...(await importRows(builtinFolder, corpusFiles)),
  ]
}

async function rowsFor(
  name: string,
  builtin: readonly Document[],
  files: readonly string[],
): Promise<readonly Row[]> {
  const own = await made(() => ownSearch(files))
  const plain = await made(() => plainSearch(builtin, files))
  const asked = builtin.filter((_, position) => position % Math.ceil(builtin.length / mostAsked) === 0)
  const times = await timesOf(asked, own.search, plain.search)
  const figure = (what: string, unit: string, [value, base]: readonly [number, number]): Row => ({
    what: `articles, ${name}: ${what}`,
    value,
    unit,
    note: `${(value / base).toFixed(2)} × MiniSearch`,
  })
  return [
    figure('search p50', 'ms', [quantile(times.own, 0.5), quantile(times.plain, 0.5)]),
    figure('search p99', 'ms', [quantile(times.own, 0.99), quantile(times.plain, 0.99)]),
    figure('read and indexed', 'ms', [own.ms, plain.ms]),
    figure('memory', 'MB', [own.megabytes, plain.megabytes]),
  ]
}

type Search = (query: string, document: Document) => Promise<unknown>

interface Made {
  readonly search: Search
  readonly ms: number
  readonly megabytes: number
}

async function made(make: () => Promise<Search>): Promise<Made> {
  const before = megabytesUsed()
  const began = performance.now()
  const search = await make()
  const ms = performance.now() - began
  return { search, ms, megabytes: megabytesUsed() - before }
}

async function ownSearch(files: readonly string[]): Promise<Search> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-articles-'))
  const more = {
    sources: files,
    root,
    site: 'https://example.com',
    folder,
    refreshHours: 0,
    clock: systemClock,
  }
  const knowledge = await loadKnowledge({ builtinFolder, more, log: silent })
  await knowledge.grown
  return (query, { locale }) => knowledge.suggest(query, locale, 3)
}

async function plainSearch(builtin: readonly Document[], files: readonly string[]): Promise<Search> {
  const corpora = await Promise.all(files.map(readCorpus))
  const documents = [...builtin, ...corpora.flatMap((corpus) => corpus.documents)]
  const index = new MiniSearch({ fields: ['title', 'breadcrumb', 'body'], storeFields: ['title', 'url'] })
  index.addAll(documents.map((document) => ({ ...document, id: `${document.locale}/${document.id}` })))
  return (query) => Promise.resolve(index.search(query).slice(0, 3))
}

/** Both searches in turn, so that a busy computer is busy for both. */
async function timesOf(
  asked: readonly Document[],
  own: Search,
  plain: Search,
): Promise<{ readonly own: readonly number[]; readonly plain: readonly number[] }> {
  const times = { own: [] as number[], plain: [] as number[] }
  for (let round = 0; round <= timedRounds; round++) {
    for (const document of asked) {
      const each = { own: await timeOf(own, document), plain: await timeOf(plain, document) }
      if (round === 0) continue
      times.own.push(each.own)
      times.plain.push(each.plain)
    }
  }
  return times
}

async function timeOf(search: Search, document: Document): Promise<number> {
  const began = performance.now()
  await search(document.title, document)
  return performance.now() - began
}
