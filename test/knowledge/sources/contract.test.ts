import { existsSync, readFileSync } from 'node:fs'
import addFormats from 'ajv-formats'
import { type Document, OpenAPIBackend } from 'openapi-backend'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { importSource } from '../../../src/knowledge/import.ts'
import { openLibrary } from '../../../src/knowledge/library.ts'
import { openSource } from '../../../src/knowledge/sources/open.ts'
import { type Site, startSite } from '../../fakes/site.ts'

const published = new URL('../../../../shared/contracts/zendesk-help-center.oas.yaml', import.meta.url)
const isThere = existsSync(published)
if (!isThere) console.warn('NOT RUN: the help center beside its published document; there is none here')

/** What the vendor names on other pages of its reference: the languages, the pages of a list, what comes beside it. */
const elsewhere = { path: '/api/v2/help_center/locales', parameters: ['per_page', 'include'] }

let site: Site
beforeEach(async () => {
  site = await startSite()
})
afterEach(() => site.close())

describe.skipIf(!isThere)('a help center, by the document that Zendesk publishes', () => {
  it('is asked for nothing that is not in it, and an answer as it says is read', async () => {
    const definition = parse(readFileSync(published, 'utf8')) as Document
    const api = new OpenAPIBackend({
      definition,
      quick: true,
      ajvOpts: { strict: false, logger: false },
      customizeAjv: (ajv) => {
        addFormats.default(ajv)
        return ajv
      },
    })
    await api.init()
    const answer = {
      articles: [
        {
          id: 1,
          title: 'Pagos',
          locale: 'es',
          body: '<p>Con tarjeta.</p>',
          html_url: 'https://acme.zendesk.com/hc/es/articles/1',
          permission_group_id: null,
          user_segment_id: null,
          updated_at: '2024-01-01T00:00:00Z',
          label_names: [],
        },
      ],
    }
    const list = '/api/v2/help_center/es/articles'
    site.put(elsewhere.path, { body: JSON.stringify({ locales: ['es'] }) })
    site.put(list, { body: JSON.stringify(answer) })
    const operation = api.matchOperation({ method: 'get', path: list, headers: {} })
    expect(operation?.operationId).toBe('ListArticles')
    if (operation) expect(api.validateResponse(answer, operation, 200).errors).toBeNull()

    const library = openLibrary(':memory:')
    const source = await openSource(`${site.url}/hc`, { root: '/', site: '' })
    const { signal } = new AbortController()
    expect(await importSource(source, { library, signal, now: () => 7 })).toMatchObject({ documents: 1 })
    await library.close()

    const asked = site.asked.map((path) => new URL(path, site.url))
    expect(asked.map(({ pathname }) => pathname)).toEqual([elsewhere.path, list])
    const query = Object.fromEntries(
      [...(asked.at(-1)?.searchParams ?? [])].filter(([name]) => !elsewhere.parameters.includes(name)),
    )
    const request = { method: 'get', path: list, query, headers: {} }
    if (operation) expect(api.validateRequest(request, operation).errors ?? []).toEqual([])
  })
})
