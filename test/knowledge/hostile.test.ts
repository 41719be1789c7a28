import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importSource } from '../../src/knowledge/import.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'
import { type Library, openLibrary } from '../../src/knowledge/library.ts'
import { plainOf, plainOfPage } from '../../src/knowledge/sources/markdown.ts'
import { openSource } from '../../src/knowledge/sources/open.ts'
import { documentOfPage } from '../../src/knowledge/sources/page.ts'
import { parseSitemap } from '../../src/knowledge/sources/sitemap-file.ts'
import { tell } from '../../src/knowledge/sources/source.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import { startSite } from '../fakes/site.ts'

let folder: string
let library: Library
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-hostile-'))
  library = openLibrary(':memory:')
})
afterEach(async () => {
  await library.close()
  rmSync(folder, { recursive: true })
})

async function bringIn(name: string) {
  const source = await openSource(name, { root: folder, site: 'https://help.example.com' })
  return importSource(source, { library, signal: new AbortController().signal, now: () => 7 })
}
const documents = (): readonly Document[] => atOnce(library.documents())

describe('a line of JSON', () => {
  const good = { id: 'good', url: 'https://a.example', locale: 'es', kind: 'faq', title: 'Título' }
  const bringLines = async (...lines: readonly object[]) => {
    writeFileSync(join(folder, 'a.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'))
    return bringIn('a.jsonl')
  }

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a.example/x\njavascript:alert(1)',
    'https://ana:secret@a.example/',
    'https:// a.example',
    'http:\\\\a.example',
    `https://a.example/${'x'.repeat(3_000)}`,
  ])('whose address leads to no page is left out and told by its number (%#)', async (url) => {
    const { problems } = await bringLines(good, { ...good, id: 'bad', url }, { ...good, id: 'c' })
    expect(problems.map(tell)).toEqual([expect.stringMatching(/a\.jsonl:2: url: .*no address/)])
    expect(documents().map(({ id }) => id)).toEqual(['good', 'c'])
  })

  it('has a title of one line, without what turns the line round', async () => {
    await bringLines({ ...good, title: '  Pagar \u202e\u0000con\u2066\n tarjeta\ufeff \u001b[31m ' })
    expect(documents()[0]?.title).toBe('Pagar con tarjeta [31m')
  })

  it('is cut where it is longer than anybody would write', async () => {
    const long = 'una palabra '.repeat(20_000)
    await bringLines({
      ...good,
      title: long,
      breadcrumb: long,
      body: long,
      kind: 'known-issue',
      workaround: long,
    })
    const [document] = documents()
    expect(document?.title.length).toBeLessThanOrEqual(300)
    expect(document?.breadcrumb.length).toBeLessThanOrEqual(300)
    expect(document?.body.length).toBeLessThanOrEqual(20_000)
    expect(document?.workaround?.length).toBeLessThanOrEqual(2_000)
  })

  it.each([
    ['is nothing but signs that are not seen', { ...good, title: '\u202e\u200f ' }, 'title: is empty'],
    ['has an id without end', { ...good, id: 'x'.repeat(2_001) }, 'id: has more than 2000 letters'],
  ])('that %s is left out and told', async (_what, line, told) => {
    const { problems } = await bringLines(good, line)
    expect(problems.map(tell)).toEqual([expect.stringMatching(`a.jsonl:2: .*${told}`)])
  })

  it('among a thousand times as many as its file has bytes is not waited for', async () => {
    writeFileSync(join(folder, 'bomb.jsonl.gz'), gzipSync(Buffer.alloc(1_100_000, '\n')))
    await expect(bringIn('bomb.jsonl.gz')).rejects.toThrow(/bomb\.jsonl\.gz: .*more than 1000000 lines/)
  })
})

describe('a checkout', () => {
  const article = (matter: string, body = 'Texto'): string =>
    `---\nslug: a\nslugEN: a\n${matter}\n---\n\n${body}\n`
  const put = (name: string, text: string): void => {
    mkdirSync(join(folder, 'docs/es/tutorials'), { recursive: true })
    writeFileSync(join(folder, 'docs/es/tutorials', name), text)
  }

  it.each([
    ['brackets in brackets', '['],
    ['maps in maps', '{a: '],
    ['anchors', '&a '],
    ['aliases', '*a '],
    ['lists', '- '],
  ])('with %s in its front matter is told by file and line, and ends nobody', async (_what, unit) => {
    put('bad.md', article(`title: ${unit.repeat(200_000 / unit.length)}`))
    put('short.md', article(`title: ${unit.repeat(15_000 / unit.length)}`))
    put('good.md', article('title: Bueno'))
    const { problems } = await bringIn('.')
    expect(problems.map(tell)).toEqual([
      expect.stringMatching(/bad\.md:1: its front matter has more than/),
      expect.stringMatching(/short\.md:\d+: its front matter is no YAML/),
    ])
    expect(documents().map(({ title }) => title)).toEqual(['Bueno'])
  })

  it('with a pipe in the place of a file is not waited for', async () => {
    put('good.md', article('title: Bueno'))
    spawnSync('mkfifo', [join(folder, 'docs/es/tutorials/pipe.md')])
    expect(await bringIn('.')).toMatchObject({ documents: 1, problems: [] })
  })
})

/** How long it takes, in ms of processor time: whatever is in a text, others wait no longer than they would for a long one. */
function timeOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user } = process.cpuUsage(before)
  return user / 1_000
}
const enoughMs = 4_000

describe('a text that was made to take long', () => {
  it.each(['1. ', '- ', '> ', '[^a]: ', '[', '[a](', '|a|\n|-|\n', '[^a]', '`a``', '*a **'])(
    'is read in time: markdown of %j',
    (unit) => {
      expect(timeOf(() => plainOf(unit.repeat(60_000 / unit.length)))).toBeLessThan(enoughMs)
    },
  )

  it.each(['<div>', '<li>', '<title>', '<h1>', '<h1 ', '<html ', '<script>', '<!--', '<table><tr><td>'])(
    'is read in time: a page of %j',
    (unit) => {
      const html = `<html lang="es">${unit.repeat(1_900_000 / unit.length)}`
      const fetched = { url: 'https://a.example/x', type: 'text/html', bytes: Buffer.from(html) }
      const known = { url: fetched.url, others: new Map() }
      expect(timeOf(() => documentOfPage(fetched, known))).toBeLessThan(enoughMs)
      expect(timeOf(() => plainOfPage(html))).toBeLessThan(enoughMs)
    },
  )

  it('is read in time: a sitemap of beginnings', async () => {
    const began = process.cpuUsage()
    expect(await parseSitemap(Buffer.from('<urlset '.repeat(400_000)), 50_000_000)).toBeUndefined()
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(enoughMs)
  })

  it('names no entities of its own in a sitemap', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}">]><urlset><url><loc>https://a.example/&b;</loc></url></urlset>`
    const read = await parseSitemap(Buffer.from(bomb), 50_000_000)
    expect(read?.pages[0]?.url.length ?? 0).toBeLessThan(100_000)
  })

  it('is read in time: rules for programs that are all stars', async () => {
    const site = await startSite()
    try {
      const page = { headers: { 'Content-Type': 'text/html' }, body: '<html lang="es"><h1>A</h1>' }
      const path = `/${'a'.repeat(1_500)}`
      site.put('/robots.txt', { body: `User-agent: *\nDisallow: /${'*a'.repeat(60)}*b$` })
      site.put('/sitemap.xml', { body: `<urlset><url><loc>${site.url}${path}</loc></url></urlset>` })
      site.put(path, page)
      const began = process.cpuUsage()
      expect(await bringIn(`${site.url}/sitemap.xml`)).toMatchObject({ documents: 1, problems: [] })
      expect(process.cpuUsage(began).user / 1_000).toBeLessThan(enoughMs)
    } finally {
      await site.close()
    }
  })
})
