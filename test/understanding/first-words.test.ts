import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { emptyState } from '../../src/dialog/state.ts'
import { step } from '../../src/dialog/step.ts'
import { loadTree } from '../../src/dialogs/load.ts'
import { createRules } from '../../src/understanding/rules.ts'

const tree = loadTree(fileURLToPath(new URL('../../dialogs/vtex-2023-12', import.meta.url)))
const at = Date.parse('2026-03-10T12:00:00Z')
const rules = createRules()

/** Somebody nobody knows opened the window, and is asked for their name. */
function asked() {
  const outcome = step(tree, emptyState(tree, 'es'), {
    id: 'e1',
    at,
    happened: { type: 'opened' },
    facts: { person: { id: 'p1', accounts: [] } },
  })
  if (outcome.type !== 'stepped') throw new Error('more was wanted')
  return outcome.state
}

const understand = (text: string) =>
  rules.interpret({ text, tree, state: asked(), language: 'es', at, timeZone: 'UTC' })

describe('where a name is asked', () => {
  it.each([
    ['Necesito una nueva política comercial', 'request_type', 'new_trade_policy'],
    ['Tengo un problema con el checkout', 'problem_type', 'problem'],
    ['hola, el checkout está caído', 'problem_type', 'problem'],
    ['hello, checkout is down', 'problem_type', 'problem'],
    ['oi, o checkout está fora do ar', 'problem_type', 'problem'],
    ['Quero mandar um comprovante de pagamento', 'finance_subject', 'payment_proof'],
    ['I want to change the due date', 'finance_subject', 'due_date_change'],
  ])('"%s" is a case', async (text, question, value) => {
    const { acts } = await understand(text)
    expect(acts).toContainEqual({ type: 'answer', question, value })
  })

  it.each(['Ana Ruiz', 'Juan Pablo Duarte', 'María del Carmen de la Fuente', 'Soporte Comercial'])(
    '"%s" is a name',
    async (text) => {
      const { acts } = await understand(text)
      expect(acts.filter((act) => act.type === 'answer' && act.question !== 'name')).toEqual([])
    },
  )

  it.each([
    'hola, el catálogo no tiene fotos',
    'hello, why is it slow',
    'oi, o catálogo não tem fotos',
    'no puedo entrar al Admin',
  ])('"%s" is no name', async (text) => {
    const { acts } = await understand(text)
    expect(acts).toContainEqual({ type: 'sentence' })
  })

  it.each([
    'Ana Ruiz',
    'hola, Ana María Ruiz',
    'María del Carmen de la Fuente',
    'Nguyen Ha My',
    'Nada Ben Ali',
    'John Milton Hay',
    'Mehmet Can Öz',
    'José Luiz dos Santos e Silva',
    'My name is Ana Ruiz',
  ])('"%s" is no sentence', async (text) => {
    const { acts } = await understand(text)
    expect(acts).not.toContainEqual({ type: 'sentence' })
  })

  it('a sentence about nothing known is kept for the subject, and the name is asked still', async () => {
    const text = 'hola, el catálogo no tiene fotos'
    const outcome = step(tree, asked(), {
      id: 'e2',
      at: at + 9_000,
      happened: { type: 'said', message: 'm1', text, files: [] },
      facts: { interpretation: await understand(text) },
    })
    if (outcome.type !== 'stepped') throw new Error('more was wanted')
    expect(outcome.state).toMatchObject({
      live: { asks: 'name' },
      draft: { answers: {}, candidate: 'el catálogo no tiene fotos' },
    })
    expect(outcome.effects).toContainEqual(
      expect.objectContaining({
        content: expect.arrayContaining([
          { type: 'note', note: 'kept', with: { text: 'el catálogo no tiene fotos' } },
        ]),
      }),
    )
  })

  it('a case is recorded, its answers are no steps, and the name is asked still', async () => {
    const text = 'Necesito una nueva política comercial'
    const outcome = step(tree, asked(), {
      id: 'e2',
      at: at + 9_000,
      happened: { type: 'said', message: 'm1', text, files: [] },
      facts: { interpretation: await understand(text) },
    })
    const says = outcome.type === 'stepped' ? outcome.effects.filter(({ type }) => type === 'say') : []
    const ask = says
      .flatMap((say) => (say.type === 'say' ? say.content : []))
      .find(({ type }) => type === 'ask')
    expect(ask).toMatchObject({ asks: 'name', step: 1, of: 8 })
  })
})

it.each(['reabrir ticket 1001', 'resolver ticket 1001', 'reabrir ticket 1001 sigue igual'])(
  '"%s" is no English',
  async (text) => {
    expect((await understand(text)).language).not.toBe('en')
  },
)
