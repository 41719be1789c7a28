import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import { createKnowledge } from '../../src/knowledge/embedded.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'
import { silent } from '../../src/log.ts'
import { documents } from './documents.ts'

const issue = (
  id: string,
  locale: Language,
  title: string,
  kiStatus: string,
  more: Partial<Document> = {},
): Document => ({
  id,
  kind: 'known-issue',
  locale,
  url: `https://help.example.com/${locale}/${id}`,
  title,
  body: '',
  breadcrumb: 'Known issues',
  updatedAt: null,
  kiStatus,
  ...more,
})

const issues = [
  issue('old', 'en', 'Gift card balance is wrong after a refund', 'Fixed'),
  issue('open', 'en', 'Gift card balance is wrong after a return', 'Backlog'),
  issue('code-82', 'en', 'Payment ends in error CHK-0082', 'Backlog'),
  issue('code-83', 'en', 'Payment ends in error CHK-0083', 'Backlog'),
  issue('lost', 'es', 'El informe no se exporta', 'Backlog', { body: 'Sumario\nSimulación' }),
  issue('lost', 'en', 'The report is not exported', 'Backlog', {
    body: 'Summary\nThe export ends with error EXP-4410 after a minute.',
  }),
  issue('half', 'es', 'El reporte de ventas sale vacío los lunes', 'Scheduled', { body: 'Sale vacío.' }),
  issue('half', 'en', 'The sales report is empty on Mondays', 'Scheduled', {
    workaround: 'Export it on Tuesday.',
  }),
]

describe('known issues', () => {
  const knowledge = createKnowledge({ documents: [...documents, ...issues], log: silent })
  const idsOf = async (query: string, language: Language) =>
    (await knowledge.suggest(query, language, 3)).map(({ id }) => id)

  it('that were fixed come after others that fit as well', async () => {
    expect(await idsOf('gift card balance is wrong', 'en')).toEqual(['open', 'old'])
  })

  it('that were fixed come first for who means just them', async () => {
    expect((await idsOf('gift card balance wrong after refund', 'en'))[0]).toBe('old')
  })

  it.each(['CHK-0082', 'chk0082', 'CHK 0082 after the payment'])(
    'are found by their error code, and no other one (%s)',
    async (query) => {
      expect((await idsOf(query, 'en'))[0]).toBe('code-82')
    },
  )

  it('show the sentence of the original where the translation lost it', async () => {
    const [first] = await knowledge.suggest('el informe no se exporta, error EXP-4410', 'es', 1)
    expect(first).toMatchObject({
      title: 'El informe no se exporta',
      line: 'The export ends with error EXP-4410 after a minute.',
    })
  })

  it('say their state, and what the translation lacks in the original', async () => {
    const [first] = await knowledge.suggest('reporte de ventas vacío los lunes', 'es', 1)
    expect(first).toMatchObject({
      locale: 'es',
      issue: { status: 'scheduled', workaround: 'Export it on Tuesday.' },
    })
  })
})

describe('the details', () => {
  const knowledge = createKnowledge({ documents, log: silent })

  it.each([
    ['es', 'Los clientes se quejan', 'El plazo de entrega no aparece en el carrito'],
    ['pt', 'Os clientes reclamam', 'O prazo de entrega não aparece no carrinho'],
    ['en', 'Customers complain', 'The delivery estimate is missing from the cart'],
  ] as const)('find what the subject alone does not (%s)', async (language, subject, details) => {
    expect(await knowledge.suggest(subject, language, 3)).toEqual([])
    const [first] = await knowledge.suggest(subject, language, 3, details)
    expect(first).toMatchObject({ id: 'shipping-estimate', locale: language })
  })
})
