import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/knowledge/knowledge.ts'
import { review } from '../../src/knowledge/review.ts'

const document = (id: string, locale: Document['locale'], updatedAt: string | null = null): Document => ({
  id,
  locale,
  updatedAt,
  url: '',
  kind: 'faq',
  title: id,
  breadcrumb: '',
  body: '',
})

describe('a source looked at as a whole', () => {
  it('says how many articles a language lacks', () => {
    const found = review([
      ['1', [document('a', 'es'), document('a', 'en')]],
      ['2', [document('b', 'es')]],
    ])
    expect(found).toEqual({ articles: 2, missing: { es: 0, pt: 2, en: 1 }, doubles: [] })
  })

  it('names both items that hold the same, the one that is not searched first', () => {
    const { doubles, articles } = review([
      ['old.md', [document('a', 'es', '2023-01-01'), document('a', 'pt')]],
      ['new.md', [document('a', 'es', '2024-01-01')]],
      ['other.md', [document('a', 'es')]],
    ])
    expect(articles).toBe(1)
    expect(doubles.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
      'old.md: holds a in es, which new.md holds too: one of them is searched. Take the other away.',
      'other.md: holds a in es, which new.md holds too: one of them is searched. Take the other away.',
    ])
  })

  it('finds what stands twice in one item', () => {
    const { doubles } = review([['1', [document('a', 'es'), document('a', 'es')]]])
    expect(doubles).toMatchObject([{ path: '1', problem: expect.stringContaining('twice') as string }])
  })
})
