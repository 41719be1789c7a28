import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/dialog/facts.ts'
import { asking, talk, type Talk } from './talk.ts'

/** What no rule and no question knows: where it stands, what was taken back is still there. */
const secret = 'Zqxvw'

const subject = {
  area: 'technical',
  problem_type: 'problem',
  subject: 'Precios en cero',
  articles: 'none_helps',
}
const asked = { ...subject, impact: 'important', affected_users: 'shoppers', experience: 'expert' }
const beginnings: readonly Talk[] = [
  talk(),
  talk({ person: { id: 'ana', accounts: [] } }),
  asking({}),
  asking({ area: 'technical', problem_type: 'problem' }),
  asking(asked),
  asking({ ...asked, details: 'Algo pasa' }),
]

const text = fc.constantFrom(
  `Nadie logra pagar ${secret} con tarjeta desde ayer`,
  `Soporte técnico. Nadie puede pagar ${secret} con boleto`,
  `y tampoco ${secret} en la app móvil`,
  `ayuda, la tienda ${secret} no carga nunca`,
  `me llamo Zoe ${secret}`,
  `pues ${secret}`,
  ...'hola|técnico|problema|crítico|todos|experto|1|3|sí|no|ninguno|cambiar el asunto'.split('|'),
  ...'saltar|volver|deshacer|cancelar|retomar|nuevo|continuar|persona'.split('|'),
)
const commands: readonly Command[] = ['back', 'undo', 'yes', 'continue', 'skip', 'send', 'cancel', 'resume']
const move = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('said' as const),
      text,
      withFile: fc.boolean(),
      rings: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('edited' as const), of: fc.nat(20), text }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('deleted' as const), of: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('clicked' as const), command: fc.constantFrom(...commands) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('refused' as const) }) },
)
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never

function goOn(so: Talk, each: Move, messages: string[]): Talk {
  const message = 'of' in each ? (messages[each.of % Math.max(messages.length, 1)] ?? 'none') : ''
  const { draft, live, filing = [] } = so.state
  switch (each.type) {
    case 'said': {
      const id = `k${messages.length}`
      messages.push(id)
      const files = each.withFile
        ? [{ ref: `${secret}-${id}`, name: `${secret}.har`, type: 't', size: 1 }]
        : []
      const now = so.happens({ type: 'said', message: id, text: each.text, files })
      return each.rings ? now.waits(1_500).happens({ type: 'rang' }) : now
    }
    case 'edited':
      return so.happens({ type: 'edited', message, text: each.text })
    case 'deleted':
      return so.happens({ type: 'deleted', message })
    case 'clicked': {
      const at = { draft: draft?.id ?? 0, prompt: live?.id ?? 0 }
      return so.clicks({ type: 'command', command: each.command, ...at })
    }
    case 'refused':
      return filing[0] ? so.happens({ type: 'refused', draft: filing[0].id, code: 'desk.refused' }) : so
  }
}

describe('messages that are all taken back', () => {
  it('leave nothing of what they said in a request, whatever happened in between', () => {
    const runs = Number(process.env.TAKEN_BACK_RUNS ?? 400)
    fc.assert(
      fc.property(
        fc.constantFrom(...beginnings),
        fc.array(move, { minLength: 2, maxLength: 14 }),
        (start, moves) => {
          const messages: string[] = []
          let so = moves.reduce((now, each) => goOn(now, each, messages), start)
          so = so.waits(1_500).happens({ type: 'rang' })
          // Who they are is known from what was sent.
          const name = so.state.person?.name ?? ''
          for (const message of messages) so = so.happens({ type: 'deleted', message })
          const { draft, shelf, filing = [], live, held, unsent } = so.state
          // What was searched with goes nowhere, nor does what was handed over come back.
          const requests = [draft, shelf, ...filing].map(
            (each) => each && { ...each, suggested: undefined, handedOver: undefined },
          )
          const left = [...requests, live, held, unsent]
          expect(JSON.stringify(left).replaceAll(name || '\n', '')).not.toContain(secret)
        },
      ),
      { numRuns: runs },
    )
  })
})
