import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeArticle {
  readonly id: number
  readonly locale: string
  readonly title: string
  readonly updated: string
}

/**
 * A help center on loopback that lists articles as https://developer.zendesk.com/api-reference/help_center/help-center-api/articles
 * says: by language, in the order that is asked for, in pages, with how many there are. Whoever is not signed in sees what everybody may.
 */
export interface FakeHelpCenter {
  readonly url: string
  /** The pages that were listed, in order, as `es/1`. */
  readonly listed: readonly string[]
  put(...articles: readonly FakeArticle[]): void
  archive(id: number, locale: string): void
  /** How it differs from what is written; `no-count`: as with pages by cursor, it doesn't say how many there are. */
  misbehave(how: 'unsorted' | 'no-count' | 'no-second-page' | undefined): void
  close(): Promise<void>
}

export async function startHelpCenter(...locales: readonly string[]): Promise<FakeHelpCenter> {
  const articles = new Map<string, FakeArticle>()
  const listed: string[] = []
  let wrong: Parameters<FakeHelpCenter['misbehave']>[0]
  const pageOf = (locale: string, query: URLSearchParams, origin: string): object | undefined => {
    const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 30)]
    listed.push(`${locale}/${page}`)
    if (wrong === 'no-second-page' && page > 1) return undefined
    const own = [...articles.values()].filter((each) => each.locale === locale)
    const sign = query.get('sort_order') === 'desc' ? -1 : 1
    const sorted =
      query.get('sort_by') === 'updated_at' && wrong !== 'unsorted'
        ? own.toSorted((one, other) => sign * one.updated.localeCompare(other.updated))
        : own
    query.set('page', String(page + 1))
    const next = page * size < own.length
    return {
      articles: sorted.slice((page - 1) * size, page * size).map(asListed),
      sections: [],
      categories: [],
      ...(wrong !== 'no-count' && { count: own.length }),
      next_page: next ? `${origin}/api/v2/help_center/${locale}/articles?${query.toString()}` : null,
    }
  }
  const server = createServer((request, response) => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { pathname, searchParams } = new URL(request.url ?? '', origin)
    const locale = /^\/api\/v2\/help_center\/([\w-]+)\/articles$/.exec(pathname)?.[1]
    const answer = pathname.endsWith('/locales')
      ? { locales, default_locale: locales[0] }
      : locale && pageOf(locale, searchParams, origin)
    // In two steps: where restify was loaded, `writeHead` gives nothing back.
    response.writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(answer ?? { error: 'RecordNotFound' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    listed,
    put(...given) {
      for (const each of given) articles.set(`${each.locale}/${each.id}`, each)
    },
    archive: (id, locale) => void articles.delete(`${locale}/${id}`),
    misbehave(how) {
      wrong = how
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const asListed = ({ id, locale, title, updated }: FakeArticle): object => ({
  id,
  locale,
  title,
  body: `<p>${title}</p>`,
  html_url: `https://acme.zendesk.com/hc/${locale}/articles/${id}`,
  draft: false,
  permission_group_id: 1,
  user_segment_id: null,
  section_id: 5,
  updated_at: updated,
  label_names: [],
})
