import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importSource } from '../../../src/knowledge/import.ts'
import { type Library, openLibrary } from '../../../src/knowledge/library.ts'
import { openSource } from '../../../src/knowledge/sources/open.ts'
import { tell } from '../../../src/knowledge/sources/source.ts'
import { atOnce } from '../../../src/knowledge/steps.ts'
import { type Answer, type Site, startSite } from '../../fakes/site.ts'

let site: Site
let library: Library
beforeEach(async () => {
  site = await startSite()
  library = openLibrary(':memory:')
})
afterEach(async () => {
  await Promise.all([site.close(), library.close()])
})

async function bringIn(path: string) {
  const source = await openSource(`${site.url}${path}`, { root: '/', site: 'https://help.example.com' })
  return importSource(source, { library, signal: new AbortController().signal, now: () => 7 })
}
const json = (value: unknown): Answer => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(value),
})
const page = (html: string, type = 'text/html; charset=utf-8'): Answer => ({
  headers: { 'Content-Type': type },
  body: html,
})
const map = (...urls: readonly string[]): Answer => ({
  body: `<?xml version="1.0"?><urlset xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>`,
})
const entry = (path: string, more = ''): string => `<url><loc>${site.url}${path}</loc>${more}</url>`
const changed = (day: string): string => `<lastmod>${day}</lastmod>`

describe('a sitemap', () => {
  const spanish =
    '<html lang="es"><title>Sitio</title><nav>Menú</nav><main><h1>Pagar</h1><p>Con tarjeta.</p></main></html>'
  const english = '<html lang="en-US"><main><h1>Pay</h1><p>By card.</p></main><footer>Us</footer></html>'

  it('brings in the pages that it lists, the languages of one together', async () => {
    const others = `<xhtml:link hreflang="es" href="${site.url}/es/ayuda/pagar"/><xhtml:link hreflang="en" href="${site.url}/en/help/pay"/>`
    site.put(
      '/sitemap.xml',
      map(entry('/es/ayuda/pagar', changed('2024-05-01') + others), entry('/en/help/pay', others)),
    )
    site.put('/es/ayuda/pagar', page(spanish))
    site.put('/en/help/pay', page(english))
    expect(await bringIn('/sitemap.xml')).toMatchObject({ documents: 2, problems: [] })
    const [en, es] = atOnce(library.documents()).toSorted((a, b) => (a.locale < b.locale ? -1 : 1))
    expect(es).toMatchObject({
      url: `${site.url}/es/ayuda/pagar`,
      locale: 'es',
      title: 'Pagar',
      breadcrumb: 'ayuda',
      body: 'Pagar\n\nCon tarjeta.',
      updatedAt: '2024-05-01',
    })
    expect(en).toMatchObject({ id: es?.id, title: 'Pay', body: 'Pay\n\nBy card.' })
  })

  it('of sitemaps is followed, zipped ones too, each once', async () => {
    const index = (...paths: readonly string[]): Answer => ({
      body: `<sitemapindex>${paths.map((path) => `<sitemap><loc>${site.url}${path}</loc></sitemap>`).join('')}</sitemapindex>`,
    })
    site.put('/sitemap.xml', index('/a.xml.gz', '/loop.xml'))
    site.put('/loop.xml', index('/sitemap.xml'))
    site.put('/a.xml.gz', { body: gzipSync(String(map(entry('/es/a')).body)) })
    site.put('/es/a', page(spanish))
    const { documents, problems } = await bringIn('/sitemap.xml')
    expect(documents).toBe(1)
    expect(problems.map(tell)).toEqual([expect.stringContaining('names http')])
  })

  it.each<readonly [string, string, Answer | undefined, string]>([
    ['is gone', '/gone.xml', undefined, 'it answers 404'],
    ['is no sitemap', '/other.xml', { body: '<html>' }, 'is no sitemap'],
    ['is on another host', 'https://evil.example/a.xml', undefined, 'which is not at'],
    ['is no address', 'not an address', undefined, 'which is not at'],
    ['leads nowhere', '/bad.xml', { status: 302, headers: { Location: 'http://[' } }, 'what is no address'],
    [
      'leads to this machine',
      '/in.xml',
      { status: 302, headers: { Location: 'http://127.0.0.1:1/' } },
      'which is not at',
    ],
    [
      'leads to a file',
      '/file.xml',
      { status: 302, headers: { Location: 'file:///etc/passwd' } },
      'which is not at',
    ],
  ])(
    'of which a part %s is told, the rest is brought in, and nothing is taken out',
    async (_what, part, answer, told) => {
      site.put('/sitemap.xml', map(entry('/es/a'), entry('/es/b')))
      site.put('/es/a', page(spanish))
      site.put('/es/b', page(spanish))
      await bringIn('/sitemap.xml')
      const at = part.startsWith('/') ? `${site.url}${part}` : part
      site.put('/sitemap.xml', {
        body: `<sitemapindex><sitemap><loc>${at}</loc></sitemap><sitemap><loc>${site.url}/good.xml</loc></sitemap></sitemapindex>`,
      })
      if (answer) site.put(part, answer)
      site.put('/good.xml', map(entry('/es/c')))
      site.put('/es/c', page(spanish))
      const { problems, documents, gone } = await bringIn('/sitemap.xml')
      expect([documents, gone, problems.map(tell)]).toEqual([1, 0, [expect.stringContaining(told)]])
      expect(atOnce(library.documents())).toHaveLength(3)
    },
  )

  it('asks for a page again only when it says that it changed', async () => {
    site.put('/sitemap.xml', map(entry('/es/a', changed('2024-01-01')), entry('/es/b')))
    site.put('/es/a', page(spanish))
    site.put('/es/b', page(spanish))
    await bringIn('/sitemap.xml')
    expect(await bringIn('/sitemap.xml')).toMatchObject({ seen: 2, read: 0 })
    expect(site.asked.filter((path) => path === '/es/a')).toHaveLength(1)
    site.put('/sitemap.xml', map(entry('/es/a', changed('2024-02-01'))))
    expect(await bringIn('/sitemap.xml')).toMatchObject({ seen: 1, read: 1, gone: 1 })
  })

  it.each([
    ['is gone', () => ({ status: 404 }), 'it answers 404'],
    ['is no page', () => page('%PDF', 'application/pdf'), 'is no page but "application/pdf"'],
    ['says no language', () => page('<html><h1>x</h1></html>'), 'says in no way which language'],
    ['has no title', () => page('<html lang="es"><p>x</p></html>'), 'has no title'],
    [
      'is not UTF-8',
      () => page(Buffer.from('<html lang="es">\n<h1>año</h1>', 'latin1') as unknown as string),
      ':2: is not UTF-8',
    ],
    [
      'leads to another host',
      () => ({ status: 302, headers: { Location: 'https://evil.example/x' } }),
      'which is not at',
    ],
    ['leads nowhere', () => ({ status: 302, headers: { Location: 'http://[' } }), 'what is no address'],
    [
      'leads to a machine inside',
      () => ({ status: 301, headers: { Location: 'http://169.254.169.254/latest/meta-data' } }),
      'which is not at',
    ],
    [
      'leads in a circle',
      () => ({ status: 302, headers: { Location: '/bad' } }),
      'leads from one address to the next',
    ],
  ])('tells of a page that %s, and brings in the others', async (_what, bad, told) => {
    site.put('/sitemap.xml', map(entry('/bad'), entry('/es/a')))
    site.put('/bad', bad())
    site.put('/es/a', page(spanish))
    const { problems, documents } = await bringIn('/sitemap.xml')
    expect([documents, problems.map(tell)]).toEqual([1, [expect.stringContaining(told)]])
  })

  it('leaves pages of other hosts out, and says so', async () => {
    site.put('/sitemap.xml', map('<url><loc>https://evil.example/a</loc></url>'))
    const { problems } = await bringIn('/sitemap.xml')
    expect(problems.map(tell)).toEqual([expect.stringContaining('https://evil.example/a')])
  })

  it('leaves alone what the site closes to programs, and says so', async () => {
    site.put('/robots.txt', {
      body: [
        'User-agent: other',
        'Disallow: /',
        '',
        'User-agent: *',
        'Disallow: /es/in*nal/ # not for programs',
        'Allow: /es/internal/open',
        'Disallow: /*.pdf$',
        'Disallow:',
      ].join('\r\n'),
    })
    const [open, ...closed] = ['/es/internal/open', '/es/internal/a', '/es/a.pdf']
    site.put('/sitemap.xml', map(entry(open), ...closed.map((path) => entry(path))))
    for (const path of [open, ...closed]) site.put(path, page(spanish))
    const { documents, problems } = await bringIn('/sitemap.xml')
    expect(documents).toBe(1)
    expect(problems.map(tell)).toEqual(
      closed.map((path) => `${site.url}${path}: is closed to programs by robots.txt`),
    )
    expect(site.asked).not.toContain('/es/a.pdf')
  })

  it('obeys what is said to it by name before what is said to all', async () => {
    site.put('/robots.txt', {
      body: 'User-agent: *\nDisallow: /\n\nUser-agent: Ventanilla\nUser-agent: x\nDisallow: /no',
    })
    site.put('/sitemap.xml', map(entry('/es/a'), entry('/no/a')))
    site.put('/es/a', page(spanish))
    expect(await bringIn('/sitemap.xml')).toMatchObject({ documents: 1, problems: [{}] })
  })

  it('asks again for a page that was gone, although the sitemap says nothing new of it', async () => {
    site.put('/sitemap.xml', map(entry('/es/a', changed('2024-01-01'))))
    expect(await bringIn('/sitemap.xml')).toMatchObject({ documents: 0, problems: [{}] })
    site.put('/es/a', page(spanish))
    expect(await bringIn('/sitemap.xml')).toMatchObject({ documents: 1, problems: [] })
  })

  it('of many pages is read to its end', async () => {
    const paths = Array.from({ length: 450 }, (_, number) => `/es/${number}?a=1&amp;b=2`)
    site.put('/sitemap.xml', map(...paths.map((path) => entry(path, changed('2024-01-01')))))
    for (const path of paths) site.put(path.replace('&amp;', '&').replace(/\?.*/, ''), page(spanish))
    expect(await bringIn('/sitemap.xml')).toMatchObject({ seen: 450, documents: 450, problems: [] })
    expect(atOnce(library.documents()).map(({ url }) => url)).toContain(`${site.url}/es/449?a=1&b=2`)
  })

  it('that names nothing takes nothing out', async () => {
    site.put('/sitemap.xml', map(entry('/es/a')))
    site.put('/es/a', page(spanish))
    await bringIn('/sitemap.xml')
    site.put('/sitemap.xml', map())
    await expect(bringIn('/sitemap.xml')).rejects.toThrow('names no page')
    expect(atOnce(library.documents())).toHaveLength(1)
  })

  it('that is damaged is refused as none', async () => {
    site.put('/sitemap.xml.gz', { body: Buffer.from([0x1f, 0x8b, 1, 2, 3]) })
    await expect(bringIn('/sitemap.xml.gz')).rejects.toThrow('is no sitemap')
  })

  it('that is none is refused', async () => {
    site.put('/sitemap.xml', page('<html></html>'))
    await expect(bringIn('/sitemap.xml')).rejects.toThrow('is no sitemap')
  })
})

describe('a help center at Zendesk', () => {
  const listed = (locale: string) => `/api/v2/help_center/${locale}/articles`
  const article = (id: number, more: object = {}) => ({
    id,
    title: `Artículo ${id}`,
    locale: 'es',
    body: '<p>Un <b>texto</b></p><script>x()</script>',
    html_url: `https://acme.zendesk.com/hc/es/articles/${id}`,
    draft: false,
    user_segment_id: null,
    section_id: 5,
    updated_at: '2024-01-01T00:00:00Z',
    label_names: ['pagos'],
    ...more,
  })
  const around = {
    sections: [{ id: 5, name: 'Pagos', category_id: 6 }],
    categories: [{ id: 6, name: 'Ayuda', category_id: null }],
  }
  beforeEach(() => {
    site.put('/api/v2/help_center/locales', json({ locales: ['es', 'pt-br', 'fr'], default_locale: 'es' }))
    site.put(listed('pt-br'), json({ articles: [], next_page: null }))
  })

  it('brings in what everybody may read, in our languages, page by page', async () => {
    site.put(
      listed('es'),
      json({ articles: [article(1), article(2, { draft: true })], ...around, next_page: `${site.url}/next` }),
    )
    site.put(
      '/next',
      json({ articles: [article(3, { user_segment_id: 9 }), article(4)], ...around, next_page: null }),
    )
    expect(await bringIn('/hc')).toMatchObject({ documents: 2, problems: [] })
    expect(atOnce(library.documents())[0]).toEqual({
      id: 'zd:1',
      url: 'https://acme.zendesk.com/hc/es/articles/1',
      locale: 'es',
      kind: 'tutorial',
      title: 'Artículo 1',
      breadcrumb: 'Ayuda > Pagos > pagos',
      body: 'Un texto',
      updatedAt: '2024-01-01',
    })
    expect(site.asked.some((path) => path.includes('/fr/'))).toBe(false)
  })

  it('is waited for when it asks to, and read anew only where something changed', async () => {
    site.put(
      listed('es'),
      { status: 429, headers: { 'Retry-After': '0' } },
      json({ articles: [article(1), article(2)], ...around }),
    )
    expect(await bringIn('/hc')).toMatchObject({ documents: 2 })
    site.put(
      listed('es'),
      json({ articles: [article(1), article(2, { updated_at: '2024-02-01T00:00:00Z' })], ...around }),
    )
    expect(await bringIn('/hc')).toMatchObject({ seen: 2, read: 1 })
  })

  it('takes nothing out when it can’t be listed to its end', async () => {
    site.put(listed('es'), json({ articles: [article(1)], ...around }))
    await bringIn('/hc')
    site.put(listed('es'), json({ articles: [], ...around, next_page: `${site.url}/gone` }))
    await expect(bringIn('/hc')).rejects.toThrow('it answers 404')
    expect(atOnce(library.documents())).toHaveLength(1)
  })

  it('leads to no other host', async () => {
    site.put(listed('es'), json({ articles: [], ...around, next_page: 'https://evil.example/api' }))
    await expect(bringIn('/hc')).rejects.toThrow('which is not at')
  })
})

describe('a source', () => {
  it.each([
    ['http://help.example.com/sitemap.xml', 'fetched over https'],
    ['https://ana:secret@acme.zendesk.com', 'it holds a name or a password'],
    ['https://help.example.com/', 'neither a sitemap'],
    ['none.jsonl', 'there is no such file or folder'],
    ['/etc/hostname', 'it is no file of articles'],
  ])('is not %s', async (name, told) => {
    const opened = openSource(name, { root: '/nothing', site: 'https://help.example.com' })
    await expect(opened).rejects.toMatchObject({
      code: 'knowledge.no-source',
      message: expect.stringContaining(told) as string,
    })
    await expect(opened).rejects.not.toThrow('secret')
  })
})
