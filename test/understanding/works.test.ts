import { describe, expect, it } from 'vitest'
import { interpret } from '../../src/understanding/rules.ts'
import { emptyState } from '../../src/dialog/state.ts'
import { noon, shipped as tree } from './talk.ts'

/** What the rules make of a text in the thread of a ticket. */
const inThread = (text: string, topic?: number) =>
  interpret({
    text,
    tree,
    state: { ...emptyState(tree, 'es'), ...(topic !== undefined && { topic }) },
    language: 'es',
    at: noon,
    timeZone: 'UTC',
  }).acts

describe('in the thread of a ticket', () => {
  it.each([
    'gracias, ya funciona',
    'Ya funciona!!',
    'perfecto, ya quedó resuelto. Muchas gracias',
    'hola, ahora sí funciona',
    'it works now, thanks',
    'Thank you! Problem solved.',
    'great, that fixed it',
    'obrigado, agora funcionou',
    'deu certo, valeu!',
    'Resolvido. Obrigada pela ajuda',
  ])('"%s" says that it works', (text) => {
    expect(inThread(text, 1001)).toEqual([{ type: 'works' }])
  })

  it.each([
    'gracias, pero sigue fallando',
    'ya funciona el checkout pero no el carrito',
    'ya no funciona',
    'no funciona',
    'it works on mobile only',
    'it does not work',
    'thanks, still not fixed',
    'não funcionou',
    'obrigado, mas não resolveu',
    'resolvido em parte',
  ])('"%s" does not', (text) => {
    expect(inThread(text, 1001)).not.toContainEqual({ type: 'works' })
  })

  it('and nowhere else', () => {
    expect(inThread('ya funciona')).not.toContainEqual({ type: 'works' })
  })
})
