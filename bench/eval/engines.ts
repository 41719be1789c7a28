import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create, insertMultiple, search as searchOrama } from '@orama/orama'
import FlexSearch from 'flexsearch'
import MiniSearch from 'minisearch'
import { type Language, languages } from '../../src/dialog/language.ts'
import { systemClock } from '../../src/clock.ts'
import { knowledgeOf } from '../../src/knowledge/embedded.ts'
import { createEmbedder } from '../../src/knowledge/embedder.ts'
import { createNear } from '../../src/knowledge/near.ts'
import type { Near } from '../../src/knowledge/fuse.ts'
import { createRanker } from '../../src/knowledge/ranker.ts'
import { createRanking } from '../../src/knowledge/ranking.ts'
import { trustIn } from '../../src/knowledge/trust.ts'
import { embedAll } from '../../src/knowledge/vectors.ts'
import { silent } from '../../src/log.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'
import { buildIndex } from '../../src/knowledge/search-index.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import { consider } from '../../src/knowledge/suggest.ts'
import { shown } from '../../src/turn/gather.ts'

/** Something that finds articles. */
export interface Engine {
  readonly name: string
  /** It remembers what it was asked: only the first time tells how long it takes. */
  readonly remembers?: true
  /** Makes documents searchable. */
  build(documents: readonly Document[]): Promise<Search>
}

/** What was found, best first; `chosen` is what a person would be shown, for an engine that keeps silent now and then. */
export type Search = (
  query: string,
  locale: Language,
  limit: number,
) => Promise<{ readonly ids: readonly string[]; readonly chosen?: readonly string[] }>

const ownWith = (name: string, nearOf: (documents: readonly Document[]) => Promise<NearTo>): Engine => ({
  name,
  async build(documents) {
    const index = atOnce(buildIndex(documents))
    const nearTo = await nearOf(documents)
    return async (query, locale, limit) => {
      const near = await nearTo(query)
      const { found, chosen } = consider(index, query, locale, shown.articles, { depth: limit, near })
      const idsOf = (all: typeof found): readonly string[] => all.map(({ article }) => article.id)
      return { ids: idsOf(found).slice(0, limit), chosen: idsOf(chosen) }
    }
  },
})
type NearTo = (text: string) => Promise<Near | undefined>

const own = ownWith('Ventanilla', () => Promise.resolve(() => Promise.resolve(undefined)))

/** The same, with vectors from an endpoint. */
export const withEmbeddings = ({ url, key, model }: { url: string; key: string; model: string }): Engine =>
  ownWith(`Ventanilla, with ${model}`, async (documents) => {
    const embedder = createEmbedder({ url, key, model, dimensions: 256 })
    const file = join(mkdtempSync(join(tmpdir(), 'ventanilla-eval-')), 'articles.vectors')
    const vectors = await embedAll(documents, { embedder, file, signal: new AbortController().signal })
    if (!vectors) throw new Error('It was stopped.')
    const trust = atOnce(trustIn(vectors))
    process.stderr.write(`vectors of ${model} are trusted ${trust.toFixed(2)}\n`)
    return createNear(vectors, { embedder, trust, clock: systemClock, log: silent })
  })

export interface RerankOptions {
  readonly name: string
  readonly url: string
  readonly key: string
  readonly model: string
  readonly timeoutMs: number
  /** Called when the model was tried. */
  readonly begin?: () => void
}

/** The same, with a model behind an endpoint that puts the best in order. */
export const withRanking = ({ name, begin, ...options }: RerankOptions): Engine => ({
  name: `Ventanilla, put in order by ${name}`,
  remembers: true,
  async build(documents) {
    const index = atOnce(buildIndex(documents))
    const ranking = createRanking({ ranker: createRanker(options), clock: systemClock, log: silent })
    await ranking.tryOut(index)
    begin?.()
    const knowledge = knowledgeOf(() => ({ index }), { ranking, log: silent })
    return async (query, locale, limit) => {
      const chosen = (await knowledge.suggest(query, locale, shown.articles)).map(({ id }) => id)
      const byWords = consider(index, query, locale, shown.articles, { depth: limit })
      const ids = byWords.found.map(({ article }) => article.id)
      const isMoved = chosen.some((id, place) => id !== byWords.chosen[place]?.article.id)
      const order = isMoved ? [...chosen, ...ids.filter((id) => !chosen.includes(id))] : ids
      return { ids: order.slice(0, limit), chosen }
    }
  },
})

/** A library as it comes, with one index for each language, asked in the reader's. */
const plain = (name: string, buildOne: (documents: readonly Document[]) => Promise<PlainSearch>): Engine => ({
  name,
  async build(documents) {
    const all = new Map<Language, PlainSearch>()
    for (const language of languages)
      all.set(language, await buildOne(documents.filter(({ locale }) => locale === language)))
    return async (query, locale, limit) => ({ ids: (await all.get(locale)?.(query, limit)) ?? [] })
  },
})
type PlainSearch = (query: string, limit: number) => Promise<readonly string[]>

const fields = ['title', 'breadcrumb', 'body'] as const

const miniSearch = plain('MiniSearch', (documents) => {
  const index = new MiniSearch({ fields: [...fields] })
  index.addAll(documents)
  return Promise.resolve((query, limit) =>
    Promise.resolve(
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    ),
  )
})

const orama = plain('Orama', async (documents) => {
  const schema = { id: 'string', title: 'string', breadcrumb: 'string', body: 'string' } as const
  const database = create({ schema })
  const rows = documents.map(({ id, title, breadcrumb, body }) => ({ id, title, breadcrumb, body }))
  await insertMultiple(database, rows, 1_000)
  return async (term, limit) => {
    const { hits } = await searchOrama(database, { term, limit, properties: [...fields] })
    return hits.map(({ id }) => id)
  }
})

const flexSearch = plain('FlexSearch', (documents) => {
  const index = new FlexSearch.Document({ document: { id: 'id', index: [...fields] }, tokenize: 'forward' })
  for (const { id, title, breadcrumb, body } of documents) index.add({ id, title, breadcrumb, body })
  return Promise.resolve((query, limit) => {
    const found = index.search(query, { limit, suggest: true })
    return Promise.resolve([...new Set(found.flatMap(({ result }) => result.map(String)))].slice(0, limit))
  })
})

export const engines: readonly Engine[] = [own, miniSearch, orama, flexSearch]
