import { describe, expect, it } from 'vitest'
import type { Ticket } from '../../src/dialog/ticket.ts'
import { places, status, ticket } from './places.ts'
import { noon, talk } from './talk.ts'

const back = {
  es: [
    'el problema volvió en el 1002',
    'el problema volvio en el ticket 1002',
    'hola, el problema volvió en el 1002',
    'volvió el problema del 1002',
    'el problma bolvió en el 1002',
    'el problema del 1002 volvió',
    'el problema del 1002 sigue',
    'sigue el error del caso 12',
    'otra vez el problema del 1002',
    'tengo de nuevo el problema del 1002',
    'pasa otra vez lo del 1002, no se qué hacer',
    'lo del 1002 sigue igual',
    'el mismo error del 1002 volvió a pasar',
    'todavía tengo el problema del 1002',
    'el problema volvió en el 1002 desde ayer con la tarjeta Visa',
    'el problema volvió en el 2024',
  ],
  pt: [
    'o problema voltou no 1002',
    'oi, o problema voltou no chamado 1002',
    'voltou o problema do 1002',
    'o poblema voltou no 1002',
    'o erro do 1002 continua',
    'o 1002 deu problema de novo',
    'o mesmo problema do 1002 está acontecendo de novo',
    'ainda tenho o problema do chamado 1002',
    'o problema voltou no 1002 hoje de manhã, ninguém compra',
  ],
  en: [
    'the problem is back in 1002',
    'the problem in 1002 is back',
    'the issue from 1002 came back',
    'the porblem from 1002 came back',
    'the error is back on ticket 1002',
    'same problem as 1002 again',
    'I still have the problem from 1002',
    '1002 is down again',
    '1002 is broken again',
    'the bug from 1002 is happening again since this morning',
  ],
} as const

const numberIn = (text: string): number => Number(/\d+/.exec(text))

describe.each(['es', 'pt', 'en'] as const)('that the problem of a ticket is back, in %s', (language) => {
  it.each(back[language])('"%s" is for that ticket', (text) => {
    for (const place of ['start', 'thread', 'impact'] as const)
      expect(places[place](language).understand(text).acts).toEqual([ticket('reopen', numberIn(text), text)])
  })
})

it.each(['¿volvió el problema en el 1002?', 'o problema voltou no 1002?', 'is the problem back in 1002?'])(
  'asked, it is told how the ticket stands: "%s"',
  (text) => {
    expect(places.start('es').understand(text).acts).toEqual([status(1002)])
  },
)

describe('what is no ticket, or not back', () => {
  it.each([
    'el problema está en el 1002',
    'tengo un problema nuevo en el 1002',
    'el problema no volvió en el 1002',
    'el problema volvió en 1002 productos',
    'el problema volvió en 2024',
    'volvió el error 500 en el checkout',
    'el pedido 1002 volvió a fallar',
    'el código 1002 tiene otra falla',
    'tengo otra falla en el 1002',
    'el problema volvió en el checkout',
    'sigue el problema en el 5',
    'el problema volvió en el 1002 y en el 1003',
    'o problema é no 1002',
    'o problema não voltou no 1002',
    'o problema voltou em 150 pedidos',
    'o erro voltou em 2023',
    'the problem is in 1002',
    'the error in line 1002 is back',
    'the problem is back in 12 stores',
    'the issue came back in 2024',
    'error 1002 is back',
    "the problem in 1002 isn't back",
  ])('"%s"', (text) => {
    const acts = places.start('es').understand(text).acts
    expect(acts.filter(({ type }) => type === 'ticket')).toEqual([])
  })

  it.each([...back.es, ...back.pt.slice(0, -1)].filter((text) => /problema.*volt|volvi/.test(text)))(
    'where the form asks for words it is the answer: "%s"',
    (text) => {
      expect(places.details('es').understand(text).acts).not.toContainEqual(
        expect.objectContaining({ type: 'ticket' }),
      )
    },
  )
})

it.each([
  ['es', 'el problema volvió en el 1002'],
  ['pt', 'o problema voltou no 1002'],
  ['en', 'the problem is back in 1002'],
] as const)(
  'a ticket that was solved is reopened with these words, and no request begins: %s',
  (language, text) => {
    const solved: Ticket = {
      number: 1002,
      subject: 'Error 500',
      status: 'solved',
      priority: 'normal',
      createdAt: noon,
      updatedAt: noon,
    }
    const { effects, state } = talk({ language, tickets: [solved] }).says(text)
    expect(effects).toContainEqual(expect.objectContaining({ type: 'reopen', number: 1002, text }))
    expect(state.draft).toBeUndefined()
  },
)
