import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/dialog/language.ts'
import { buildIndex } from '../../src/knowledge/search-index.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import { readCorpus } from '../../src/knowledge/jsonl.ts'
import { fold } from '../../src/knowledge/tokens.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
const isThere = existsSync(corpus)
if (!isThere) console.warn(`NOT RUN: the searches over a whole corpus; there is none in ${corpus}`)

describe.skipIf(!isThere)('a corpus of thousands of articles', async () => {
  if (!isThere) return
  const files = await Promise.all(languages.map((language) => readCorpus(`${corpus}/${language}.jsonl.gz`)))
  const documents = files.flatMap((file) => file.documents)
  const index = atOnce(buildIndex(documents))
  const sample = documents.filter((_, place) => place % 37 === 0)

  it('is read without a bad line', () => {
    expect(files.map((file) => file.problems)).toEqual([[], [], []])
  })

  it('finds each article first by its own title', () => {
    const missed = sample.filter(({ title, locale, id }) => {
      const [first] = index.search(title, locale, 1)
      return (
        first?.article.id !== id && fold(first?.article.versions.get(locale)?.title ?? '') !== fold(title)
      )
    })
    expect(missed.length / sample.length).toBeLessThan(0.03)
  })

  it('finds most of them by a title in which letters are missing', () => {
    const long = sample.filter(({ title }) => title.length > 30)
    const found = long.filter(({ title, locale, id }) => {
      const typo = title.replace(/(\p{L}{6})(\p{L})/u, '$1')
      return index.search(typo, locale, 3).some(({ article }) => article.id === id)
    })
    expect(found.length / long.length).toBeGreaterThan(0.9)
  })

  it('never gives an article twice', () => {
    for (const { title, locale } of sample) {
      const ids = index.search(title, locale, 10).map(({ article }) => article.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeLessThanOrEqual(10)
    }
  })
})
