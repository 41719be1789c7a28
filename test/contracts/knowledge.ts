import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Feedback, Knowledge } from '../../src/knowledge/knowledge.ts'

/** What a knowledge under test is made of: it holds the articles of `test/knowledge/documents.ts`. */
export interface KnowledgeUnderTest {
  readonly knowledge: Knowledge
  /** How often an article was noted with the outcome. */
  noted(article: string, outcome: Feedback['outcome']): Promise<number>
}

/** What every implementation of the knowledge port promises. */
export function knowledgeContract(name: string, open: () => Promise<KnowledgeUnderTest>): void {
  describe(`${name} keeps the contract of knowledge`, () => {
    let tested: KnowledgeUnderTest
    let isOpen = false
    beforeEach(async () => {
      tested = await open()
      isOpen = true
    })
    afterEach(async () => {
      if (isOpen) await tested.knowledge.close()
    })

    it('suggests the article in the language of the person', async () => {
      const [first] = await tested.knowledge.suggest('como creo un cupon', 'es', 3)
      expect(first).toMatchObject({ id: 'coupon', locale: 'es', title: 'Crear un cupón de descuento' })
    })

    it('suggests it in another language where there is no other, and says which', async () => {
      const [first] = await tested.knowledge.suggest('rotate webhook signing secrets', 'pt', 3)
      expect(first).toMatchObject({ id: 'only-english', locale: 'en' })
    })

    it('gives at most as many as asked for, each once', async () => {
      for (const limit of [0, 1, 2]) {
        const suggested = await tested.knowledge.suggest(
          'cupón de descuento, pedidos, pagos Zumapay, sitemap',
          'es',
          limit,
        )
        expect(suggested.length).toBeLessThanOrEqual(limit)
        expect(new Set(suggested.map(({ id }) => id)).size).toBe(suggested.length)
      }
    })

    it('says nothing when nothing fits', async () => {
      expect(await tested.knowledge.suggest('hola', 'es', 3)).toEqual([])
    })

    const shown: Feedback = {
      key: 'c1/1',
      outcome: 'shown',
      query: 'cupón',
      language: 'es',
      articles: ['coupon', 'password'],
      at: 1_700_000_000_000,
    }

    it('notes feedback once per key', async () => {
      tested.knowledge.record(shown)
      tested.knowledge.record(shown)
      tested.knowledge.record({ ...shown, outcome: 'solved', articles: ['gateway'] })
      tested.knowledge.record({ ...shown, key: 'c2/1' })
      expect(await tested.noted('gateway', 'solved')).toBe(0)
      expect(await tested.noted('coupon', 'shown')).toBe(2)
      expect(await tested.noted('password', 'shown')).toBe(2)
    })

    it('keeps the outcomes apart', async () => {
      tested.knowledge.record(shown)
      tested.knowledge.record({ ...shown, key: 'c1/2', outcome: 'solved', articles: ['coupon'] })
      tested.knowledge.record({ ...shown, key: 'c3/1', outcome: 'none-helped' })
      expect(await tested.noted('coupon', 'solved')).toBe(1)
      expect(await tested.noted('password', 'solved')).toBe(0)
      expect(await tested.noted('password', 'none-helped')).toBe(1)
    })

    it('never throws on feedback, even when it is closed', async () => {
      await tested.knowledge.close()
      isOpen = false
      expect(() => tested.knowledge.record(shown)).not.toThrow()
    })
  })
}
