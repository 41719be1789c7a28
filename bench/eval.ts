import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readCorpus } from '../src/knowledge/jsonl.ts'
import { root } from './built.ts'
import { engines, withEmbeddings } from './eval/engines.ts'
import { type Figures, measure, type Measured } from './eval/measure.ts'
import { knownItems, subjectsIn } from './eval/sets.ts'

/**
 * `npm run eval -- articles`: how often the right article is found and shown, and how often silence is kept, beside three libraries
 * as they come; on subjects that somebody wrote, and on known issues that are asked for by what they say.
 */
const usage = `How to call it:
  npm run -s eval -- articles [--corpus FILE.jsonl.gz]... [--subjects FILE.jsonl] [--own]
      [--embeddings URL --model NAME]   and by meaning too, with the key in EMBEDDINGS_KEY
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
  },
})

async function evaluate(): Promise<void> {
  const corpora = await Promise.all(values.corpus.map((file) => readCorpus(file)))
  const documents = corpora.flatMap((corpus) => corpus.documents)
  const sets = new Map([
    ['subjects', await subjectsIn(values.subjects)],
    ['known items', knownItems(documents)],
  ])
  const measured: Measured[] = []
  const { embeddings: url, model } = values
  const byMeaning =
    url === undefined ? [] : [withEmbeddings({ url, model, key: process.env['EMBEDDINGS_KEY'] ?? 'none' })]
  for (const engine of [...byMeaning, ...(values.own ? engines.slice(0, 1) : engines)]) {
    process.stderr.write(`measuring: ${engine.name}\n`)
    measured.push(await measure(engine, documents, sets))
  }
  process.stdout.write(`${documents.length} documents\n\n${measured.map(reportOf).join('\n\n')}\n`)
}

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
