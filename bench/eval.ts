import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readCorpus } from '../src/knowledge/jsonl.ts'
import { root } from './built.ts'
import { type Endpoint, localEndpoints } from './eval/endpoints.ts'
import { type Engine, engines, withEmbeddings, withRanking } from './eval/engines.ts'
import { type Figures, measure, type Measured } from './eval/measure.ts'
import { hardItems } from './eval/known-items.ts'
import { knownItems, subjectsIn } from './eval/sets.ts'
import { whatIf } from './eval/what-if.ts'

/**
 * `npm run eval -- articles`: how often the right article is found and shown, and how often silence is kept, beside three libraries
 * as they come; on subjects that somebody wrote, and on known issues that are asked for by what they say.
 */
const usage = `How to call it:
  npm run -s eval -- articles [--corpus FILE.jsonl.gz]... [--subjects FILE.jsonl] [--own]
      [--embeddings URL --model NAME]   and by meaning too, with the key in EMBEDDINGS_KEY
      [--rerank URL --rerank-model NAME --rerank-timeout MS]   and put in order by a model, with the key in RERANK_KEY
      [--endpoints]   and put in order by endpoints on this machine that stand for good models, bad ones and broken ones
      [--what-if]     and with what was left out of the ranking
Without --corpus and --subjects those of ../shared are taken. --own leaves the other libraries out.`

const shared = join(root, '../shared')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: {
      type: 'string',
      multiple: true,
      default: ['es', 'pt', 'en'].map((locale) => join(shared, 'corpus', `${locale}.jsonl.gz`)),
    },
    subjects: { type: 'string', default: join(shared, 'eval/subjects-dev.jsonl') },
    own: { type: 'boolean', default: false },
    embeddings: { type: 'string' },
    model: { type: 'string', default: 'text-embedding-3-small' },
    rerank: { type: 'string' },
    'rerank-model': { type: 'string', default: 'gpt-4.1-mini' },
    'rerank-timeout': { type: 'string', default: '1500' },
    endpoints: { type: 'boolean', default: false },
    'what-if': { type: 'boolean', default: false },
  },
})

async function evaluate(): Promise<void> {
  const corpora = await Promise.all(values.corpus.map((file) => readCorpus(file)))
  const documents = corpora.flatMap((corpus) => corpus.documents)
  const sets = new Map([
    ['subjects', await subjectsIn(values.subjects)],
    ['known items', knownItems(documents)],
    ['hard known items', hardItems(documents)],
  ])
  const endpoints = values.endpoints ? await localEndpoints(documents, sets) : []
  const measured: Measured[] = []
  const { embeddings: url, model } = values
  const byMeaning =
    url === undefined ? [] : [withEmbeddings({ url, model, key: process.env['EMBEDDINGS_KEY'] ?? 'none' })]
  const [ownAlone, ...libraries] = engines
  const own = [...byMeaning, ...byModel(), ...(ownAlone ? [ownAlone] : []), ...endpoints.map(byEndpoint)]
  if (values['what-if']) own.push(...whatIf(documents, sets))
  for (const engine of [...own, ...(values.own ? [] : libraries)]) {
    process.stderr.write(`measuring: ${engine.name}\n`)
    measured.push(await measure(engine, documents, sets))
  }
  await Promise.all(endpoints.map((endpoint) => endpoint.close()))
  process.stdout.write(`${documents.length} documents\n\n${measured.map(reportOf).join('\n\n')}\n`)
}

const timeoutMs = Number(values['rerank-timeout'])

function byModel(): readonly Engine[] {
  const { rerank: url, 'rerank-model': model } = values
  if (url === undefined) return []
  return [withRanking({ name: model, url, model, timeoutMs, key: process.env['RERANK_KEY'] ?? 'none' })]
}

const byEndpoint = ({ name, url, begin }: Endpoint): Engine =>
  withRanking({ name, url, begin, timeoutMs, model: 'none', key: 'none' })

function reportOf({ engine, figures, msP50, msP99, buildMs, megabytes }: Measured): string {
  const head = `${engine}: p50 ${msP50.toFixed(2)} ms, p99 ${msP99.toFixed(2)} ms, built in ${(buildMs / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB`
  return [head, ...[...figures].map(([group, each]) => lineOf(group, each))].join('\n')
}

function lineOf(group: string, { questions, hit1, hit3, mrr, suggested, silent }: Figures): string {
  const share = (value: number | undefined): string =>
    value === undefined || Number.isNaN(value) ? '   –' : value.toFixed(3).replace(/^0/, '')
  return `  ${group.padEnd(28)} ${String(questions).padStart(4)}  hit@1 ${share(hit1)}  hit@3 ${share(hit3)}  MRR@10 ${share(mrr)}  shown ${share(suggested)}  silent ${share(silent)}`
}

const missing = [...values.corpus, values.subjects].filter((file) => !existsSync(file))
if (positionals.join() !== 'articles') {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
} else if (missing.length > 0) {
  process.stderr.write(`Not there: ${missing.join(', ')}\n\n${usage}\n`)
  process.exitCode = 2
} else await evaluate()
