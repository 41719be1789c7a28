import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/dialog/language.ts'
import { places, unclear } from './places.ts'
import { talk } from './talk.ts'

type Row = readonly [Language, string, ...string[]]

const impact: readonly Row[] = [
  ['es', 'nadie puede comprar en Jalisco', 'critical'],
  ['es', 'nadie en Jalisco puede comprar', 'critical'],
  ['es', 'nadie puede compar', 'critical'],
  ['es', 'los clientes no pueden pagar', 'critical'],
  ['es', 'no estamos vendiendo', 'critical'],
  ['es', 'pues no vendemos nada', 'critical'],
  ['es', 'estamos perdiendo ventas!!', 'critical'],
  ['es', 'no carga la tienda', 'critical'],
  ['es', 'no entran pedidos desde ayer', 'critical'],
  ['es', 'una promoción no se aplica', 'important'],
  ['es', 'es solo estetico', 'auxiliary'],
  ['es', 'puede esperar', 'auxiliary'],
  ['es', 'solo un usuario lo ve', 'auxiliary', 'important'],
  ['es', 'algunos clientes no pueden pagar', 'important', 'critical'],
  ['pt', 'ninguém consegue finalizar a compra', 'critical'],
  ['pt', 'ninguem compra', 'critical'],
  ['pt', 'estamos perdendo vendas', 'critical'],
  ['pt', 'os pedidos não entram', 'critical'],
  ['pt', 'o checkout nao funciona', 'critical'],
  ['pt', 'é só visual', 'auxiliary'],
  ['pt', 'só um usuário vê', 'auxiliary', 'important'],
  ['en', 'nobody can check out', 'critical'],
  ['en', 'no one can buy in Texas', 'critical'],
  ['en', "customers can't pay", 'critical'],
  ['en', 'we are not selling', 'critical'],
  ['en', 'checkout is down', 'critical'],
  ['en', "it's just cosmetic", 'auxiliary'],
  ['en', 'only one user sees it', 'auxiliary', 'important'],
]

const users: readonly Row[] = [
  ['es', 'solo yo', 'admin_users'],
  ['es', 'un solo usuario', 'admin_users'],
  ['es', 'los empleados', 'admin_users'],
  ['es', 'nadie puede comprar', 'shoppers'],
  ['es', 'la gente que compra', 'shoppers'],
  ['es', 'nadie puede entrar', 'everyone'],
  ['pt', 'só eu', 'admin_users'],
  ['pt', 'os funcionarios', 'admin_users'],
  ['pt', 'ninguém consegue finalizar a compra', 'shoppers'],
  ['pt', 'ninguém consegue acessar', 'everyone'],
  ['en', 'just me', 'admin_users'],
  ['en', 'nobody can check out', 'shoppers'],
  ['en', 'nobody can log in', 'everyone'],
]

const experience: readonly Row[] = [
  ['es', 'llevo poco en esto', 'learning'],
  ['es', 'es mi primera vez', 'learning'],
  ['es', 'no se mucho', 'learning'],
  ['es', 'me defiendo', 'proficient'],
  ['es', 'más o menos', 'proficient'],
  ['es', 'la uso desde hace 5 años', 'expert'],
  ['es', 'uso todos los días la plataforma, desde hace años', 'proficient', 'expert'],
  ['pt', 'comecei agora', 'learning'],
  ['pt', 'dou conta do recado', 'proficient'],
  ['pt', 'uso ha anos', 'expert'],
  ['pt', 'sou desenvolvedor', 'expert'],
  ['en', 'just started last week', 'learning'],
  ['en', 'I know my way around', 'proficient'],
  ['en', "I've used it for years", 'expert'],
  ['en', "i'm a develper", 'expert'],
]

describe.each([
  ['impact', 'impact', impact],
  ['users', 'affected_users', users],
  ['experience', 'experience', experience],
] as const)('what makes an option likely, where %s is asked', (place, question, rows) => {
  for (const [language, text, ...among] of rows)
    it(`${language} "${text}"`, () => {
      expect(places[place](language).understand(text).acts).toEqual([unclear(question, ...among)])
    })
})

describe('what makes none likely', () => {
  it.each([
    ['impact', 'no perdemos ventas'],
    ['impact', 'todos pueden comprar'],
    ['impact', 'el checkout'],
    ['impact', 'no es visual'],
    ['impact', 'não é visual'],
    ['impact', 'we are not losing sales'],
    ['impact', 'buying works, nobody complains'],
    ['impact', 'nadie se queja, pueden comprar'],
    ['impact', 'solo un usuario no puede comprar'],
    ['users', 'a nadie más'],
    ['users', 'nobody else'],
    ['users', 'la tienda'],
    ['experience', 'qué más da'],
  ] as const)('%s "%s"', (place, text) => {
    expect(places[place]('es').understand(text).acts).not.toContainEqual(
      expect.objectContaining({ among: expect.anything() }),
    )
  })

  it.each([
    ['start', 'es mi primera vez'],
    ['subject', 'nadie puede comprar en Jalisco'],
    ['details', 'nobody can check out'],
  ] as const)('where none is asked: %s "%s"', (place, text) => {
    expect(places[place]('es').understand(text).acts).toEqual([])
  })
})

it.each([
  ['impact', 'no es crítico, es importante', 'important'],
  ['impact', 'crítico, nadie puede comprar', 'critical'],
  ['experience', 'soy nuevo en esto', 'learning'],
  ['experience', 'sou iniciante', 'learning'],
  ['users', 'nuestro personal', 'admin_users'],
] as const)('an option by its own words is taken all the same: %s "%s"', (place, text, value) => {
  expect(places[place]('es').understand(text).acts).toContainEqual(expect.objectContaining({ value }))
})

describe('an option that is likely', () => {
  const proposed = places.impact('es').says('nadie puede comprar en Jalisco')

  it('is proposed, and not taken', () => {
    expect(proposed.heard).toMatchObject([
      { type: 'note', note: 'likely', with: { question: 'impact', option: 'critical' } },
      { type: 'ask', asks: 'impact', rung: 0 },
    ])
    expect(proposed.answers['impact']).toBeUndefined()
  })

  it.each(['sí', 'si', 'eso es', 'yes', 'sim', '👍'])('is taken by "%s"', (text) => {
    expect(proposed.says(text)).toMatchObject({ asks: 'affected_users', answers: { impact: 'critical' } })
  })

  it('by "no" is dropped, and the question stays', () => {
    const declined = proposed.says('no')
    expect(declined).toMatchObject({ asks: 'impact' })
    expect(declined.heard).toMatchObject([{ type: 'ask', asks: 'impact' }])
    expect(declined.says('sí').answers['impact']).toBeUndefined()
  })

  it.each(['importante', '2'])('gives way to another: "%s"', (text) => {
    expect(proposed.says(text).answers).toMatchObject({ impact: 'important' })
  })

  it('said again without a yes is asked in other words', () => {
    expect(proposed.says('que nadie puede comprar').heard).toMatchObject([
      { type: 'note', note: 'missed' },
      { type: 'ask', asks: 'impact', rung: 1 },
    ])
  })

  it('leaves words that were kept for later as they are', () => {
    const { state } = places.impact('es')
    const kept = { ...state, draft: { ...state.draft!, candidate: 'Desde ayer a las seis' } }
    for (const answer of ['sí', 'no', 'importante'])
      expect(
        talk({ language: 'es' }, kept).says('nadie puede comprar').says(answer).state.draft?.candidate,
      ).toBe('Desde ayer a las seis')
  })
})
