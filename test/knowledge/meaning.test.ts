import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMovedClock } from '../../src/cli/scenarios/moved-clock.ts'
import { createEmbedder, type Embedder } from '../../src/knowledge/embedder.ts'
import { createNear } from '../../src/knowledge/near.ts'
import { buildIndex } from '../../src/knowledge/search-index.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import { consider } from '../../src/knowledge/suggest.ts'
import { trustIn } from '../../src/knowledge/trust.ts'
import { embedAll, nearest, readVectors, type Vectors } from '../../src/knowledge/vectors.ts'
import { silent } from '../../src/log.ts'
import { type FakeEmbeddings, startEmbeddings } from '../fakes/embeddings.ts'
import { documents } from './documents.ts'

let endpoint: FakeEmbeddings
let embedder: Embedder
let folder: string
const signal = new AbortController().signal
beforeEach(async () => {
  endpoint = await startEmbeddings()
  embedder = createEmbedder({ url: endpoint.url, key: 'k', model: 'letters', dimensions: 64 })
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-vectors-'))
})
afterEach(async () => {
  await endpoint.close()
  rmSync(folder, { recursive: true })
})
const file = (): string => join(folder, 'articles.vectors')
const vectors = async () => {
  const all = await embedAll(documents, { embedder, file: file(), signal })
  if (!all) throw new Error('stopped')
  return all
}

describe('the vectors of articles', () => {
  it('lie nearest to a text that says the same', async () => {
    const all = await vectors()
    for (const { id, title } of documents) {
      const [query] = await embedder.embed([title], 1_000)
      expect(nearest(all, query ?? new Float32Array(), 5)).toContain(id)
    }
  })

  it('are kept, and asked for again only where a text changed or the model did', async () => {
    const before = await vectors()
    const asked = endpoint.asked.length
    expect(await vectors()).toEqual(before)
    expect(endpoint.asked).toHaveLength(asked)
    const [first, ...others] = documents
    if (!first) throw new Error('no documents')
    await embedAll([{ ...first, title: 'otro título' }, ...others], { embedder, file: file(), signal })
    expect(endpoint.asked.slice(asked)).toEqual([expect.stringContaining('otro título')])
    expect(await readVectors(file(), 'another/64')).toBeUndefined()
  })

  it('are nothing for a query of another length', async () => {
    expect(nearest(await vectors(), new Float32Array(3), 5)).toEqual([])
  })
})

describe('how far vectors are trusted', () => {
  const meanings = (vectorOf: (article: number, isEnglish: boolean) => readonly number[]): Vectors => {
    const rows = Array.from({ length: 100 }, (_, row) => ({ article: row % 50, isEnglish: row < 50 }))
    return {
      model: 'm',
      ids: rows.map(({ article }) => `a${article}`),
      locales: rows.map(({ isEnglish }) => (isEnglish ? 'en' : 'es')),
      digests: rows.map((_, row) => `d${row}`),
      values: Int8Array.from(rows.flatMap(({ article, isEnglish }) => vectorOf(article, isEnglish))),
    }
  }
  const at = (place: number): readonly number[] =>
    Array.from({ length: 50 }, (_, each) => (each === place ? 127 : 0))

  it('is in full where an article lies nearest to itself in another language', () => {
    expect(atOnce(trustIn(meanings((article) => at(article))))).toBe(1)
  })

  it('is not at all where it lies nearest to another, or there is too little to tell', () => {
    expect(
      atOnce(trustIn(meanings((article, isEnglish) => at(isEnglish ? article : (article + 1) % 50)))),
    ).toBe(0)
    expect(atOnce(trustIn({ model: 'm', ids: [], locales: [], digests: [], values: new Int8Array() }))).toBe(
      0,
    )
  })

  it('decides whether anything is asked at all', async () => {
    const near = createNear(await vectors(), { embedder, trust: 0, clock: createMovedClock(0), log: silent })
    const asked = endpoint.asked.length
    expect(await near('pix')).toBeUndefined()
    expect(endpoint.asked).toHaveLength(asked)
  })
})

describe('what lies near', () => {
  it('is nothing, and nobody waits, for half a minute after the endpoint failed', async () => {
    const clock = createMovedClock(0)
    const near = createNear(await vectors(), { embedder, trust: 1, clock, log: silent })
    const { title = '' } = documents[0] ?? {}
    endpoint.fail(500)
    expect(await near(title)).toBeUndefined()
    endpoint.fail(undefined)
    const asked = endpoint.asked.length
    expect(await near(title)).toBeUndefined()
    expect(endpoint.asked).toHaveLength(asked)
    await clock.advance(30_000)
    expect((await near(title))?.ids.length).toBeGreaterThan(0)
  })

  it('is done without when it takes too long', async () => {
    const near = createNear(await vectors(), { embedder, trust: 1, clock: createMovedClock(0), log: silent })
    endpoint.fail('never')
    expect(await near('pix')).toBeUndefined()
  })

  it('changes the order of what was found, and never whether anything is shown', () => {
    const index = atOnce(buildIndex(documents))
    const query = documents.map(({ title }) => title).join(' ')
    const plain = consider(index, query, 'en', 3)
    const last = plain.found.at(-1)?.article.id ?? ''
    const moved = consider(index, query, 'en', 3, { near: { ids: [last], trust: 1 } })
    expect(moved.found.findIndex(({ article }) => article.id === last)).toBeLessThan(plain.found.length - 1)
    const nonsense = 'zzz qqq'
    expect(
      consider(index, nonsense, 'en', 3, { near: { ids: documents.map(({ id }) => id), trust: 1 } }).chosen,
    ).toEqual([])
  })
})

describe('an endpoint that fails', () => {
  it.each([
    [401, 'TerminalError'],
    [404, 'TerminalError'],
    [429, 'RetryableError'],
    [503, 'RetryableError'],
  ])('with %s is told by its number, and by nothing that it said', async (status, name) => {
    endpoint.fail(status)
    const failed = embedder.embed(['mi asunto'], 1_000)
    await expect(failed).rejects.toMatchObject({
      name,
      message: expect.stringContaining(String(status)) as string,
    })
    await expect(failed).rejects.not.toThrow(/sk-secret|mi asunto/)
  })
})
