import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Language, languageOf } from '../dialog/language.ts'
import { TerminalError } from '../errors.ts'
import { versionFor } from '../knowledge/article.ts'
import { readBuiltin } from '../knowledge/builtin.ts'
import { buildIndex, type Index } from '../knowledge/search-index.ts'
import { atOnce } from '../knowledge/steps.ts'
import { readCorpus } from '../knowledge/jsonl.ts'
import type { Document } from '../knowledge/knowledge.ts'
import { consider, type Considered } from '../knowledge/suggest.ts'

/** Searches the articles, or measures the search, from a terminal. */

const usage = `How to call it:
  npm run -s articles -- search --queries FILE.jsonl [--corpus FILE.jsonl.gz]... [--top 10] [--json]
  npm run -s articles -- eval --subjects FILE.jsonl [--corpus FILE.jsonl.gz]...
A query has id, locale and subject (or query) on one line of JSON; for eval also targets. Without --corpus the built-in
articles are searched.`

class UsageError extends Error {}

interface Options {
  readonly corpus: readonly string[]
  readonly queries: string
  readonly top: number
  readonly json: boolean
}

async function main(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args
  if (command === 'search') return search(optionsOf(rest, 'queries'))
  if (command === 'eval') return evaluate(optionsOf(rest, 'subjects'))
  throw new UsageError(
    command === undefined ? 'Say what to do: search or eval.' : `There is no command "${command}".`,
  )
}

async function search({ corpus, queries, top, json }: Options): Promise<void> {
  const asked = await readQueries(queries)
  const index = await indexOf(corpus)
  for (const { id, locale, text } of asked) {
    const considered = consider(index, text, locale, shown, top)
    process.stdout.write(
      json
        ? `${JSON.stringify({ id, ...answer(considered, locale, top) })}\n`
        : table(id, text, answer(considered, locale, top)),
    )
  }
}

type Answer = ReturnType<typeof answer>

function answer({ found, chosen }: Considered, locale: Language, top: number) {
  const results = found.slice(0, top).map(({ article, score }) => {
    const { id, url, title, kind, locale: written } = versionFor(article, locale)
    return { id, url, title, kind, locale: written, score: Number(score.toFixed(4)) }
  })
  return { results, silent: chosen.length === 0 }
}

function table(id: string, text: string, { results, silent }: Answer): string {
  const rows = results.map(
    ({ score, kind, locale, title }, place) =>
      `  ${String(place + 1).padStart(2)}  ${score.toFixed(1).padStart(6)}  ${locale}  ${kind.padEnd(15)}  ${title}`,
  )
  return [`${id}  ${text}${silent ? '  (nothing would be suggested)' : ''}`, ...rows, '', ''].join('\n')
}

async function evaluate({ corpus, queries }: Options): Promise<void> {
  const subjects = await readQueries(queries)
  const index = await indexOf(corpus)
  const measured = subjects.map(({ locale, text, targets }) => {
    const began = performance.now()
    const { found, chosen } = consider(index, text, locale, shown, 10)
    const ms = performance.now() - began
    const place = found.findIndex(({ article }) => targets.includes(article.id))
    const suggested = chosen.some(({ article }) => targets.includes(article.id))
    return {
      locale,
      answerable: targets.length > 0,
      rank: place + 1,
      silent: chosen.length === 0,
      suggested,
      ms,
    }
  })
  const share = (of: readonly unknown[], among: readonly unknown[]) =>
    among.length === 0 ? '–' : (of.length / among.length).toFixed(3)
  for (const group of ['all', ...new Set(measured.map(({ locale }) => locale))]) {
    const rows = measured.filter(({ locale }) => group === 'all' || locale === group)
    const answerable = rows.filter((row) => row.answerable)
    const unanswerable = rows.filter((row) => !row.answerable)
    const within = (place: number) => answerable.filter(({ rank }) => rank > 0 && rank <= place)
    const reciprocal = answerable.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0)
    const line = [
      `hit@1 ${share(within(1), answerable)}`,
      `hit@3 ${share(within(3), answerable)}`,
      `MRR@10 ${answerable.length === 0 ? '–' : (reciprocal / answerable.length).toFixed(3)}`,
      `suggested ${share(
        answerable.filter((row) => row.suggested),
        answerable,
      )}`,
      `silent when nothing answers ${share(
        unanswerable.filter((row) => row.silent),
        unanswerable,
      )}`,
    ]
    process.stdout.write(`${group.padEnd(4)} ${line.join('   ')}\n`)
  }
  const times = measured.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (part: number) => (times[Math.ceil(times.length * part) - 1] ?? 0).toFixed(1)
  process.stdout.write(`time p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   over ${times.length} subjects\n`)
}

async function indexOf(corpus: readonly string[]): Promise<Index> {
  const began = performance.now()
  const documents = corpus.length === 0 ? await readBuiltin(builtinFolder) : await readAll(corpus)
  const index = atOnce(buildIndex(documents))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stderr.write(`${documents.length} documents, ${index.size} articles, indexed in ${seconds} s\n`)
  return index
}

async function readAll(files: readonly string[]): Promise<Document[]> {
  const documents: Document[] = []
  for (const file of files) {
    const corpus = await readCorpus(file)
    for (const document of corpus.documents) documents.push(document)
    for (const problem of corpus.problems) process.stderr.write(`${problem}\n`)
    if (corpus.bad > 0) process.stderr.write(`${file}: ${corpus.bad} bad lines left out\n`)
  }
  return documents
}

async function readQueries(file: string) {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`${file}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  })
  return text.split('\n').flatMap((line, place) => {
    if (line.trim() === '') return []
    const parsed = query.safeParse(jsonOf(line))
    const locale = languageOf(parsed.data?.locale)
    const asked = parsed.data?.subject ?? parsed.data?.query
    if (parsed.data === undefined || locale === undefined || asked === undefined)
      throw new UsageError(
        `${file}:${place + 1}: needs id, locale (es, pt or en) and subject or query: ${line.slice(0, 80)}`,
      )
    return [{ id: parsed.data.id, locale, text: asked, targets: parsed.data.targets }]
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function optionsOf(args: readonly string[], queriesName: 'queries' | 'subjects'): Options {
  const { values } = parseOptions(args)
  const queries = values[queriesName]
  if (queries === undefined) throw new UsageError(`--${queriesName} FILE is missing.`)
  const top = Number(values.top)
  if (!Number.isInteger(top) || top < 1)
    throw new UsageError(`--top ${values.top}: give a whole number from 1.`)
  return { corpus: values.corpus, queries, top, json: values.json }
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        corpus: { type: 'string', multiple: true, default: [] },
        queries: { type: 'string' },
        subjects: { type: 'string' },
        top: { type: 'string', default: '10' },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause))
  }
}

const query = z.object({
  id: z.string(),
  locale: z.string(),
  subject: z.string().optional(),
  query: z.string().optional(),
  targets: z.array(z.string()).default([]),
})

/** What a conversation shows at most. */
const shown = 3
const builtinFolder = fileURLToPath(new URL('../../dialogs/vtex-2023-12/articles', import.meta.url))

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError || error instanceof TerminalError)) throw error
  process.stderr.write(`${error.message}\n`)
  if (error instanceof UsageError) process.stderr.write(`${usage}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
