import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { z } from 'zod'

const languages = ['es', 'pt', 'en'] as const
type Language = (typeof languages)[number]

const kinds = ['tutorial', 'faq', 'troubleshooting', 'known-issue'] as const
const states = ['Backlog', 'Scheduled', 'Fixed', 'No Fix', 'Closed'] as const
const article = z.strictObject({
  kind: z.enum(kinds),
  title: z.string(),
  url: z.url(),
  breadcrumb: z.string(),
  body: z.string(),
  kiStatus: z.enum(states).optional(),
  workaround: z.string().min(1).optional(),
})

/** The first part of every breadcrumb, as the areas of the product are called in each language. */
const areas: readonly Readonly<Record<Language, string>>[] = [
  { es: 'Apps', pt: 'Apps', en: 'Apps' },
  { es: 'Catálogo', pt: 'Catálogo', en: 'Catalog' },
  { es: 'Checkout', pt: 'Checkout', en: 'Checkout' },
  { es: 'Envío', pt: 'Envio', en: 'Shipping' },
  { es: 'Facturas', pt: 'Faturas', en: 'Billing' },
  { es: 'Gestión de la cuenta', pt: 'Gerenciamento da conta', en: 'Account management' },
  { es: 'Integraciones', pt: 'Integrações', en: 'Integrations' },
  { es: 'Intelligent Search', pt: 'Intelligent Search', en: 'Intelligent Search' },
  { es: 'Otros', pt: 'Outros', en: 'Other' },
  { es: 'Pagos', pt: 'Pagamentos', en: 'Payments' },
  { es: 'Pedidos', pt: 'Pedidos', en: 'Orders' },
  { es: 'Políticas comerciales', pt: 'Políticas comerciais', en: 'Trade policies' },
  { es: 'Precios', pt: 'Preços', en: 'Prices' },
  { es: 'Seguridad', pt: 'Segurança', en: 'Security' },
  { es: 'Sellers', pt: 'Sellers', en: 'Sellers' },
  { es: 'Storefront', pt: 'Storefront', en: 'Storefront' },
  { es: 'Tasas y promociones', pt: 'Promoções e taxas', en: 'Promotions & taxes' },
]

const sets = new Map(languages.map((language) => [language, read(language)]))
const spanish = articlesIn('es')

describe.each(languages)('the articles in %s', (language) => {
  const articles = articlesIn(language)

  it('has the ids of the other languages, in the same order', () => {
    expect(articles.map(({ id }) => id)).toEqual(spanish.map(({ id }) => id))
  })

  it('gives each article the kind and the state it has in the other languages', () => {
    const same = (list: typeof articles) => list.map(({ id, kind, kiStatus }) => ({ id, kind, kiStatus }))
    expect(same(articles)).toEqual(same(spanish))
  })

  it('files each article under the same area as in the other languages', () => {
    const area = (breadcrumb: string, of: Language) =>
      areas.findIndex((names) => names[of] === breadcrumb.split(' > ')[0])
    expect(articles.filter(({ breadcrumb }) => area(breadcrumb, language) === -1)).toEqual([])
    expect(articles.map(({ breadcrumb }) => area(breadcrumb, language))).toEqual(
      spanish.map(({ breadcrumb }) => area(breadcrumb, 'es')),
    )
  })

  it('has 61 articles with lower-case-kebab ids', () => {
    expect(articles).toHaveLength(61)
    expect(articles.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
  })

  it('has no title twice', () => {
    const titles = articles.map(({ title }) => title.toLowerCase())
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
  })

  it('keeps titles between 4 and 10 words', () => {
    expect(articles.filter(({ title }) => outside(title, 4, 10)).map(({ id }) => id)).toEqual([])
  })

  it('keeps bodies between 60 and 140 words', () => {
    expect(articles.filter(({ body }) => outside(body, 60, 140)).map(({ id }) => id)).toEqual([])
  })

  it('links only to https pages of vtex.com, the help center in its own language', () => {
    const strange = articles.filter(({ url }) => !isOurs(new URL(url), language))
    expect(strange.map(({ id, url }) => `${id}: ${url}`)).toEqual([])
  })

  it('is plain text', () => {
    const marked = articles.filter(({ title, body }) => /<[a-z/]|\]\(|\*\*|^#|`/im.test(`${title}\n${body}`))
    expect(marked.map(({ id }) => id)).toEqual([])
  })

  it('gives a state to known issues and to nothing else', () => {
    const wrong = articles.filter(
      ({ kind, kiStatus, workaround }) =>
        (kind === 'known-issue') !== (kiStatus !== undefined) ||
        (workaround !== undefined && kind !== 'known-issue'),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })
})

function read(language: Language) {
  const file = new URL(`../../dialogs/vtex-2023-12/articles/${language}.yaml`, import.meta.url)
  const document = parseDocument(readFileSync(file, 'utf8'))
  if (document.errors.length > 0) throw new Error(`${language}.yaml: ${document.errors.join('; ')}`)
  return Object.entries(z.record(z.string(), article).parse(document.toJS())).map(([id, fields]) => ({
    id,
    ...fields,
  }))
}

function articlesIn(language: Language) {
  return sets.get(language) ?? []
}

function outside(text: string, least: number, most: number): boolean {
  const count = text.trim().split(/\s+/).length
  return count < least || count > most
}

function isOurs(url: URL, language: Language): boolean {
  if (url.protocol !== 'https:') return false
  if (url.hostname === 'help.vtex.com') return `${url.pathname}/`.startsWith(`/${language}/`)
  return url.hostname === 'vtex.com' || url.hostname.endsWith('.vtex.com')
}
