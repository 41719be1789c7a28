import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importSource } from '../../../src/knowledge/import.ts'
import type { Document } from '../../../src/knowledge/knowledge.ts'
import { type Library, openLibrary } from '../../../src/knowledge/library.ts'
import { openCheckout } from '../../../src/knowledge/sources/checkout.ts'
import { tell } from '../../../src/knowledge/sources/source.ts'
import { atOnce } from '../../../src/knowledge/steps.ts'

let folder: string
let library: Library
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-checkout-'))
  library = openLibrary(':memory:')
})
afterEach(async () => {
  await library.close()
  rmSync(folder, { recursive: true })
})

const put = (path: string, content: string | Buffer): void => {
  const file = join(folder, 'docs', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
const article = (fields: object, body = 'Texto.'): string =>
  `---\n${Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')}\n---\n\n${body}\n`
const bringIn = () =>
  importSource(openCheckout({ folder, site: 'https://help.example.com/' }), {
    library,
    signal: new AbortController().signal,
    now: () => 7,
  })
/** What was read of a file that is the only one. */
async function read(path: string, content: string | Buffer): Promise<Document | undefined> {
  put(path, content)
  await bringIn()
  return atOnce(library.documents())[0]
}
const problemsOf = async (): Promise<readonly string[]> =>
  (await bringIn()).problems.map((each) => tell(each).replace(join(folder, 'docs'), ''))

describe('an article of a checkout', () => {
  it('has its id by the English slug, and its address by its own', async () => {
    const fields = { title: 'Configurar pagos', slug: 'configurar-pagos', slugEN: 'set-up-payments' }
    expect(await read('es/tutorials/checkout/pagos.md', article(fields))).toEqual({
      id: 'hc:tutorials/set-up-payments',
      url: 'https://help.example.com/es/docs/tutorials/configurar-pagos',
      locale: 'es',
      kind: 'tutorial',
      title: 'Configurar pagos',
      breadcrumb: 'Tutorials > Checkout',
      body: 'Texto.',
      updatedAt: null,
    })
  })

  const issue = {
    title: 'Filtros que fallan',
    slug: 'filtros',
    slugEN: 'filters',
    contentType: 'knownIssue',
    productTeam: 'Catalog',
    tag: 'Search',
    kiStatus: 'No Fix',
    internalReference: 1160165,
    updatedAt: '2024-03-01T10:00:00.000Z',
  }

  it('that is a known issue has its state, its workaround, and its number for an id', async () => {
    const body = '## Sumario\n\nNo **filtra**.\n\n## ## Workaround\n\nUsar la API.'
    expect(await read('es/known-issues/Catalog/filtros.md', article(issue, body))).toMatchObject({
      id: 'ki:1160165',
      url: 'https://help.example.com/es/known-issues/filtros',
      kind: 'known-issue',
      breadcrumb: 'Known issues > Catalog > Search',
      body: 'Sumario\nNo filtra.\n\nWorkaround\nUsar la API.',
      kiStatus: 'No Fix',
      workaround: 'Usar la API.',
      updatedAt: '2024-03-01',
    })
  })

  it.each(['N/A', 'Não há.', 'There is no workaround.', ''])(
    'has no workaround where it says "%s"',
    async (none) => {
      const document = await read('pt/known-issues/Catalog/x.md', article(issue, `## Workaround\n\n${none}`))
      expect(document).not.toHaveProperty('workaround')
    },
  )

  it('that has no number has the English slug for an id', async () => {
    const fields = { ...issue, internalReference: null }
    expect(await read('en/known-issues/Catalog/x.md', article(fields))).toMatchObject({ id: 'ki:filters' })
  })

  it('has HTML, tables, lists and code as plain text, and nothing that a page would run', async () => {
    const body = `<div class="x"><p>Uno &amp; <b>dos</b></p><script>alert(1)</script></div>

| Campo | Valor |
| --- | --- |
| a | b |

- punto \`código\`

![captura](https://example.com/a.png) [enlace](https://example.com)`
    const document = await read('es/faq/x.md', article({ title: 'T', slugEN: 't' }, body))
    expect(document?.body).toBe('Uno & dos\nCampo Valor\na b\npunto código\n\ncaptura enlace')
  })

  it('keeps the words around a tag within a line, and breaks where a tag does', async () => {
    const body = 'Uno <b>dos</b> <span class="x">tres</span><br>cuatro'
    const document = await read('es/faq/x.md', article({ title: 'T', slugEN: 't' }, body))
    expect(document?.body).toBe('Uno dos tres\ncuatro')
  })

  it.each([
    ['quotes in quotes', `${'> '.repeat(50_000)}a`],
    ['lists in lists', `${'* '.repeat(50_000)}a`],
    ['tags in tags', '<div>'.repeat(50_000)],
    ['tables in tables', '<table><tr><td>'.repeat(20_000)],
  ])('is read whatever is in it: %s, thousands deep', async (_what, body) => {
    const document = await read('es/faq/x.md', article({ title: 'T', slugEN: 't' }, `Antes.\n\n${body}`))
    expect(document?.body).toContain('Antes.')
  })

  it.each([{ status: 'DRAFT' }, { status: 'UNPUBLISHED' }, { hidden: true }])(
    'is left out when it is for nobody to see: %o',
    async (more) => {
      const fields = { title: 'T', slugEN: 't', ...more }
      expect(await read('es/tutorials/x.md', article(fields))).toBeUndefined()
      expect(await problemsOf()).toEqual([])
    },
  )

  it('that is there twice counts once, as it was changed last', async () => {
    const fields = { title: 'Vieja', slugEN: 't', updatedAt: '2023-01-01' }
    put('es/tutorials/a.md', article({ ...fields, title: 'Nueva', updatedAt: '2024-01-01' }))
    put('es/tutorials/b.md', article(fields))
    await bringIn()
    expect(atOnce(library.documents()).map(({ title }) => title)).toEqual(['Nueva'])
  })
})

describe('a bad file', () => {
  const bad: readonly (readonly [what: string, content: string | Buffer, told: string])[] = [
    ['broken YAML', '---\ntitle: a\nslug: [x\n---\n', '/es/tutorials/bad.md:4: its front matter is no YAML'],
    ['no front matter', '# Título', '/es/tutorials/bad.md:1: has no front matter'],
    [
      'a front matter without an end',
      '---\ntitle: a\n',
      '/es/tutorials/bad.md:1: its front matter has no end',
    ],
    [
      'a front matter that is a list',
      '---\n- a\n---\n',
      '/es/tutorials/bad.md:2: its front matter is no list of names',
    ],
    ['no title', article({ slugEN: 'x' }), '/es/tutorials/bad.md:1: title: is missing'],
    [
      'a title that is a list',
      '---\nslugEN: x\ntitle: [a]\n---\n',
      '/es/tutorials/bad.md:3: title: can\'t be ["a"]',
    ],
    ['nothing that joins its languages', article({ title: 'T' }), '/es/tutorials/bad.md: slugEN: is missing'],
    ['no text', article({ title: 'T', slugEN: 't' }, ''), '/es/tutorials/bad.md:5: has no text'],
    [
      'Latin-1',
      Buffer.from('---\ntitle: T\nslugEN: t\n---\naño', 'latin1'),
      '/es/tutorials/bad.md:5: is not UTF-8',
    ],
    ['UTF-16', Buffer.from('\ufeff---\ntitle: T', 'utf16le'), '/es/tutorials/bad.md:1: is UTF-16'],
    ['far too much', Buffer.alloc(2_000_001), '/es/tutorials/bad.md: has 2000001 bytes'],
    [
      'a bomb of aliases',
      `---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c,*c,*c]\n---\n`,
      '/es/tutorials/bad.md',
    ],
  ]
  it.each(bad)('with %s is told by its line, and the others are brought in', async (_what, content, told) => {
    put('es/tutorials/bad.md', content)
    put('es/tutorials/good.md', article({ title: 'Buena', slugEN: 'good' }))
    const problems = await problemsOf()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(told)
    expect(atOnce(library.documents()).map(({ title }) => title)).toContain('Buena')
    // It is told again as long as it is bad, although it is not read again.
    expect(await problemsOf()).toEqual(problems)
  })

  it('in no folder of a language is told', async () => {
    put('de/tutorials/x.md', article({ title: 'T', slugEN: 't' }))
    expect(await problemsOf()).toEqual([expect.stringContaining('is in no folder of a language')])
  })

  it.each([
    ['in a circle', () => join(folder, 'docs/es'), 'leads in a circle'],
    ['to itself', () => join(folder, 'docs/es/tutorials/link'), 'or to itself'],
    ['to what is read in its place', () => join(folder, 'docs/es/faq'), 'which is read there'],
    ['out of the source', () => tmpdir(), 'is a link out of the source'],
    ['to nothing', () => join(folder, 'nothing'), 'is a link to something that is not there'],
  ])('that is a link %s is told, and not followed', async (_what, target, told) => {
    put('es/tutorials/good.md', article({ title: 'Buena', slugEN: 'good' }))
    put('es/faq/other.md', article({ title: 'Otra', slugEN: 'other' }))
    symlinkSync(target(), join(folder, 'docs/es/tutorials/link'))
    expect(await problemsOf()).toEqual([expect.stringContaining(told)])
    expect(atOnce(library.documents())).toHaveLength(2)
  })

  it('takes nothing out where there is no file at all: perhaps a disk is away', async () => {
    put('es/tutorials/good.md', article({ title: 'Buena', slugEN: 'good' }))
    await bringIn()
    rmSync(join(folder, 'docs'), { recursive: true })
    await expect(bringIn()).rejects.toThrow('holds no articles')
    expect(atOnce(library.documents())).toHaveLength(1)
  })
})

describe('an import that was done before', () => {
  it('reads what is new or changed, and takes out what is gone', async () => {
    for (const name of ['a', 'b', 'c']) put(`es/faq/${name}.md`, article({ title: name, slugEN: name }))
    expect(await bringIn()).toMatchObject({ seen: 3, read: 3, documents: 3, gone: 0 })
    expect(await bringIn()).toMatchObject({ seen: 3, read: 0, documents: 0, gone: 0 })
    put('es/faq/b.md', article({ title: 'b, otra vez', slugEN: 'b' }))
    rmSync(join(folder, 'docs/es/faq/c.md'))
    const before = library.digest()
    expect(await bringIn()).toMatchObject({ seen: 2, read: 1, documents: 1, gone: 1 })
    expect(atOnce(library.documents()).map(({ title }) => title)).toEqual(['a', 'b, otra vez'])
    expect(library.digest()).not.toBe(before)
  })

  it('and was ended in the middle goes on from there, and nothing is taken out before its end', async () => {
    for (let number = 0; number < 100; number += 1)
      put(`es/faq/${number}.md`, article({ title: `n${number}`, slugEN: `n${number}` }))
    await bringIn()
    for (let number = 0; number < 100; number += 1)
      put(`es/faq/${number}.md`, article({ title: `otra ${number}`, slugEN: `n${number}` }))
    const stopping = new AbortController()
    const source = openCheckout({ folder, site: 'https://help.example.com/' })
    const stopped = importSource(source, {
      library,
      signal: stopping.signal,
      now: () => 7,
      progress: ({ seen }) => seen >= 10 && stopping.abort(new Error('stopped')),
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(atOnce(library.documents())).toHaveLength(100)
    const { read } = await bringIn()
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(100)
    expect(atOnce(library.documents()).every(({ title }) => title.startsWith('otra'))).toBe(true)
  })
})
