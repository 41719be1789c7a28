import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { createKnowledge } from '../../src/knowledge/embedded.ts'
import { openFeedback } from '../../src/knowledge/feedback.ts'
import { silent } from '../../src/log.ts'
import { knowledgeContract } from '../contracts/knowledge.ts'
import { documents, unanswerable } from './documents.ts'

const columns = { shown: 'shown', opened: 'opened', solved: 'solved', 'none-helped': 'noneHelped' } as const

knowledgeContract('embedded', () => {
  const database = openDatabase(':memory:')
  const knowledge = createKnowledge({ documents, database, log: silent })
  const book = openFeedback(database, silent)
  return Promise.resolve({
    knowledge,
    async noted(article, outcome) {
      await knowledge.close()
      return book.counts().find((each) => each.article === article)?.[columns[outcome]] ?? 0
    },
  })
})

describe('embedded knowledge', () => {
  const knowledge = createKnowledge({ documents, log: silent })
  const first = async (...asked: Parameters<typeof knowledge.suggest>) =>
    (await knowledge.suggest(...asked))[0]

  it.each([
    ['es', '¿dónde veo mis facturas?'],
    ['pt', 'onde vejo minhas faturas'],
    ['en', 'where can I see my invoices'],
  ] as const)('still answers how to see invoices (%s: %s)', async (language, query) => {
    expect((await first(query, language, 3))?.id).toBe('invoices')
  })

  it('has written all feedback when it is closed, and keeps it over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ventanilla-'))
    const entry = {
      key: 'k',
      outcome: 'solved',
      query: 'q',
      language: 'pt',
      articles: ['coupon'],
      at: 1,
    } as const
    for (let start = 0; start < 2; start++) {
      const database = openDatabase(join(folder, 'data.db'))
      const opened = createKnowledge({ documents, database, log: silent })
      opened.record(entry)
      await opened.close()
      expect(openFeedback(database, silent).counts()).toEqual([
        { article: 'coupon', shown: 0, opened: 0, solved: 1, noneHelped: 0 },
      ])
      await database.close()
    }
    await rm(folder, { recursive: true })
  })

  it('loses feedback with a warning when the database is closed', async () => {
    const warned: string[] = []
    const database = openDatabase(':memory:')
    const log = { ...silent, warn: (event: string) => void warned.push(event) }
    const opened = createKnowledge({ documents, database, log })
    await database.close()
    opened.record({ key: 'k', outcome: 'shown', query: 'q', language: 'es', articles: [], at: 1 })
    await opened.close()
    expect(warned).toEqual(['knowledge.feedback-lost'])
  })

  it.each([
    ['es', 'RECUPERAR CONTRASENA', 'password'],
    ['es', 'como recupero la contrasseña', 'password'],
    ['pt', 'o prazo de entraga nao aparece', 'shipping-estimate'],
    ['en', 'delivry estimate missing', 'shipping-estimate'],
    ['es', 'zumapoy', 'gateway'],
    ['pt', 'cuopm descnto', 'coupon'],
    ['en', 'zuma pay setup', 'gateway'],
  ] as const)('forgives accents, capitals and typing errors (%s: %s)', async (language, query, id) => {
    expect((await first(query, language, 3))?.id).toBe(id)
  })

  it.each([
    ['es', 'recuperar a senha do administrador', 'password'],
    ['pt', 'the delivery estimate is missing', 'shipping-estimate'],
    ['en', 'el plazo de entrega no aparece', 'shipping-estimate'],
  ] as const)(
    'understands a question in another language than the page (%s: %s)',
    async (language, query, id) => {
      expect(await first(query, language, 3)).toMatchObject({ id, locale: language })
    },
  )

  it.each(unanswerable)('is silent on what no article answers (%s: %s)', async (language, query) => {
    expect(await knowledge.suggest(query, language, 3)).toEqual([])
  })

  it('does not suggest two articles with nearly the same title', async () => {
    const suggested = await knowledge.suggest('exportar los pedidos a una planilla', 'es', 3)
    expect(suggested).toHaveLength(1)
  })

  it('shows the sentence that answers', async () => {
    expect((await first('el enlace de la contraseña vence', 'es', 1))?.line).toBe(
      'El enlace vence en una hora.',
    )
  })

  it('gives a known issue the state and the workaround of the original where the translation has none', async () => {
    expect((await first('sitemap repite categorías ocultas', 'es', 1))?.issue).toEqual({
      status: 'no-fix',
      workaround: 'Hide them by a rule.',
    })
  })

  it('answers a question of any length at once', async () => {
    const long = 'no aparece el plazo de entrega en el carrito '.repeat(2000)
    const began = performance.now()
    expect((await first(long, 'es', 3))?.id).toBe('shipping-estimate')
    expect(performance.now() - began).toBeLessThan(500)
  })

  it('suggests nothing from nothing', async () => {
    expect(
      await createKnowledge({ documents: [], log: silent }).suggest('cupón de descuento', 'es', 3),
    ).toEqual([])
  })
})
