import { describe, expect, it } from 'vitest'
import { answer, correct, places, speak } from './places.ts'
import { ana, asking, talk } from './talk.ts'

describe('a language named alone', () => {
  it.each([
    ['English', 'en'],
    ['português', 'pt'],
    ['portugues.', 'pt'],
  ] as const)('is wished for where words are asked too: "%s"', (text, language) => {
    expect(places.subject('es').understand(text).acts).toEqual([speak(language)])
    expect(places.details('es').understand(text).acts).toEqual([speak(language)])
  })

  it('is an answer where the question is about languages', () => {
    const policy = { area: 'commercial', request_type: 'new_trade_policy' }
    const asked = asking(policy, {}, { open: 'tp_currency_locale' })
    expect(asked.asks).toBe('tp_currency_locale')
    expect(asked.understand('English').acts).toEqual([])
  })

  it('within a text is no wish', () => {
    expect(places.subject('es').understand('El checkout en English no carga').acts).toEqual([])
  })
})

describe('a number as a sign', () => {
  it.each(['1️⃣', '1️⃣ por favor', 'la 1️⃣'])('picks an option: "%s"', (text) => {
    expect(places.impact('es').understand(text).acts).toEqual([answer('impact', 'auxiliary')])
  })
})

describe('letters and digits as wide as a square', () => {
  it('are read as the plain ones', () => {
    expect(places.impact('es').understand('１').acts).toEqual([answer('impact', 'auxiliary')])
    expect(places.revenue('pt').understand('１００．０００').acts).toEqual([answer('env_revenue', 100_000)])
    expect(places.account('en').understand('ｔｉｅｎｄａｄｅｍｏｑａ').acts).toEqual([
      answer('account', 'tiendademoqa'),
    ])
    expect(places.start('es').understand('＃４８２１').acts).toEqual([
      { type: 'ticket', act: 'status', number: 4821 },
    ])
  })
})

describe('an account', () => {
  it.each([
    'otra',
    'otra cuenta',
    'es otra',
    'outra',
    'another account',
    'todas',
    'todas las cuentas',
    'ambas',
    'all of them',
    'esa',
    'la misma',
  ])('is not called "%s"', (text) => {
    expect(places.account('es').understand(text).acts).toEqual([])
  })
})

describe('a number', () => {
  it.each(['1e9', 'abc123', 'v2', '12x'])('is not read out of "%s"', (text) => {
    expect(places.revenue('es').understand(text).acts).toEqual([])
  })
})

describe('a date', () => {
  it.each(['entre el 10/12 y el 15/12', 'between 12/10/2026 and 12/15/2026', '10/12/2026 ou 15/12/2026'])(
    'is not read where there are two: "%s"',
    (text) => {
      expect(places.launch('es').understand(text).acts).toEqual([])
    },
  )

  it('is read in UTC where the platform made up a zone', () => {
    const environment = { area: 'commercial', request_type: 'new_extra_environment' }
    const person = { ...ana, timeZone: 'Mars/Olympus' }
    const asked = asking(environment, { person }, { open: 'env_go_live' })
    expect(asked.understand('15/12/2027').acts).toEqual([answer('env_go_live', '2027-12-15')])
    expect(asked.understand('mañana').acts).toHaveLength(1)
  })
})

describe('a correction of what was not asked yet', () => {
  it.each([
    ['es', 'cambia el impacto a crítico'],
    ['pt', 'mude o impacto para crítico'],
    ['en', 'change the impact to critical'],
  ] as const)('is an answer to it, and no subject: %s "%s"', (language, text) => {
    expect(places.subject(language).understand(text).acts).toEqual([correct('impact', 'critical')])
    const said = places.subject(language).says(text)
    expect(said.answers).toMatchObject({ impact: 'critical' })
    expect(said.asks).toBe('subject')
  })

  it.each([
    'Cambiar a todos los usuarios de rol',
    'Cambiar el impacto de las promociones en el carrito',
    'Modificar experiencia de compra',
  ])('is none where the subject begins alike: "%s"', (text) => {
    expect(places.subject('es').says(text).answers).toMatchObject({ subject: text })
  })
})

describe('a text that nobody types', () => {
  const long = 'El checkout no carga. '.repeat(5_000)
  it.each([
    '🙏',
    '❤️',
    '\u0000\u0007',
    '​​',
    '…',
    '???',
    '🇲🇽',
    'zzzz',
    long,
    'a'.repeat(100_000),
    '\n'.repeat(10_000) + 'x',
    '🙏'.repeat(20_000),
  ])('is answered wherever it is written, and quickly', (text) => {
    const started = performance.now()
    for (const place of Object.values(places)) {
      const said = place('es').says(text)
      expect(said.effects.length + (said.state.live ? 1 : 0) + (said.state.held ? 1 : 0)).toBeGreaterThan(0)
    }
    expect(talk({}).says(text).state.prompts).toBeGreaterThanOrEqual(0)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
