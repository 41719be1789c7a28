import type { Language } from '../../dialog/language.ts'
import { consider } from '../../knowledge/suggest.ts'
import type { Index } from '../../knowledge/search-index.ts'
import { shown } from '../../turn/gather.ts'
import { openIndex } from './open-index.ts'
import { type Query, readQueries } from './queries.ts'

export interface EvaluateOptions {
  readonly corpus: readonly string[]
  readonly subjects: string
}

/** What came of one subject. */
interface Measured {
  readonly locale: Language
  /** Some article answers it. */
  readonly isAnswerable: boolean
  /** The place of the first article that does, from 1; 0 when it was not found. */
  readonly rank: number
  readonly isSilent: boolean
  readonly isSuggested: boolean
  readonly ms: number
}

/** How many results are looked at. */
const depth = 10

/** Prints how often the right article is found, suggested, and passed over in silence, for all subjects and by language. */
export async function evaluate({ corpus, subjects }: EvaluateOptions): Promise<void> {
  const asked = await readQueries(subjects)
  const index = await openIndex(corpus)
  const measured = asked.map((query) => measure(index, query))
  for (const group of ['all', ...new Set(measured.map(({ locale }) => locale))]) {
    const rows = measured.filter(({ locale }) => group === 'all' || locale === group)
    process.stdout.write(`${group.padEnd(4)} ${sharesOf(rows).join('   ')}\n`)
  }
  process.stdout.write(`${timesOf(measured)}\n`)
}

function measure(index: Index, { locale, text, targets }: Query): Measured {
  const began = performance.now()
  const { found, chosen } = consider(index, text, locale, shown.articles, depth)
  const ms = performance.now() - began
  return {
    locale,
    isAnswerable: targets.length > 0,
    rank: found.findIndex(({ article }) => targets.includes(article.id)) + 1,
    isSilent: chosen.length === 0,
    isSuggested: chosen.some(({ article }) => targets.includes(article.id)),
    ms,
  }
}

function sharesOf(rows: readonly Measured[]): readonly string[] {
  const answerable = rows.filter(({ isAnswerable }) => isAnswerable)
  const others = rows.filter(({ isAnswerable }) => !isAnswerable)
  const within = (place: number) => answerable.filter(({ rank }) => rank > 0 && rank <= place).length
  const reciprocal = answerable.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0)
  const suggested = answerable.filter(({ isSuggested }) => isSuggested).length
  const silent = others.filter(({ isSilent }) => isSilent).length
  return [
    `hit@1 ${share(within(1), answerable.length)}`,
    `hit@3 ${share(within(3), answerable.length)}`,
    `MRR@10 ${share(reciprocal, answerable.length)}`,
    `suggested ${share(suggested, answerable.length)}`,
    `silent when nothing answers ${share(silent, others.length)}`,
  ]
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3))

function timesOf(measured: readonly Measured[]): string {
  const times = measured.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (part: number) => (times[Math.ceil(times.length * part) - 1] ?? 0).toFixed(1)
  return `time p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   over ${times.length} subjects`
}
