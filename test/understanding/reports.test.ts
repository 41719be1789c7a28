import { describe, expect, it } from 'vitest'
import { answer, places } from './places.ts'
import { asking, talk } from './talk.ts'

const reports = {
  es: [
    'el sitio está caído',
    'el sitio esta caido',
    'mi tienda está caída desde ayer',
    'se cayó la tienda',
    'se cayo el sitio',
    'no carga la tienda',
    'la tienda no carga',
    'el checkout no funciona',
    'no me abre el admin',
    'la página no responde',
    'la web está fuera de servicio',
    'nadie puede comprar',
    'no estamos vendiendo',
  ],
  pt: [
    'o checkout está fora do ar',
    'o checkout esta fora do ar',
    'site fora do ar',
    'a loja não abre',
    'a loja nao abre',
    'o site caiu hoje',
    'caiu o meu site',
    'o admin não carrega',
    'ninguém consegue finalizar a compra',
  ],
  en: [
    'the site is down',
    'site is down',
    'our store is down since noon',
    "the checkout doesn't work",
    'checkout isnt loading',
    "store won't load",
    'the admin is not loading',
    'nobody can check out',
  ],
} as const

describe.each(['es', 'pt', 'en'] as const)('what is reported with the first words, in %s', (language) => {
  it.each(reports[language])('"%s" is a technical problem, and its subject', (text) => {
    const { acts, rest } = places.start(language).understand(text)
    expect(acts).toEqual(
      expect.arrayContaining([answer('area', 'technical'), answer('problem_type', 'problem')]),
    )
    expect(rest).toBe(text)
    const said = talk({ language }).says(text)
    expect(said).toMatchObject({ asks: 'subject', state: { live: { proposal: text } } })
  })

  it.each(reports[language])('"%s" where the area is asked', (text) => {
    expect(asking({}, { language }).says(text)).toMatchObject({
      asks: 'subject',
      answers: { area: 'technical', problem_type: 'problem' },
      state: { live: { proposal: text } },
    })
  })
})

it.each(['o site caiu', 'site down'])('two words are no subject: "%s"', (text) => {
  const said = talk({ language: 'en' }).says(text)
  expect(said).toMatchObject({ asks: 'subject', answers: { problem_type: 'problem' } })
  expect(said.state.live?.proposal).toBeUndefined()
})

it.each(['el sitio está caído', 'the site is down'])(
  'as the answer to what is asked it is no more: "%s"',
  (text) => {
    const { language: _, ...meaning } = places.impact('es').understand(text)
    expect(meaning).toEqual({ acts: [answer('impact', 'critical')] })
  },
)

describe('what is no report', () => {
  it.each([
    'la factura no abre',
    'no carga el comprobante',
    'no abre la página de mi factura',
    'quiero abrir una tienda',
    'el sitio no está caído',
    'fuera de servicio',
    'cómo configuro el checkout',
    'o boleto não abre',
    'a loja não é nova',
    'quero abrir uma loja',
    'the invoice is down',
    'our down payment for the site',
    'I want to open a store',
  ])('"%s"', (text) => {
    expect(places.start('es').understand(text).acts).not.toContainEqual(answer('problem_type', 'problem'))
  })

  it.each(['el checkout no funciona', 'o site caiu', 'the site is down'])(
    'said further on it corrects nothing: "%s"',
    (text) => {
      const asked = asking(
        { area: 'technical', problem_type: 'question', subject: 'Precios', articles: 'none_helps' },
        {},
      )
      expect(asked.understand(text).acts).not.toContainEqual(
        expect.objectContaining({ question: 'problem_type' }),
      )
    },
  )
})
