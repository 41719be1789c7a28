import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importSource } from '../../../src/knowledge/import.ts'
import { type Library, openLibrary } from '../../../src/knowledge/library.ts'
import { openSource } from '../../../src/knowledge/sources/open.ts'
import { atOnce } from '../../../src/knowledge/steps.ts'
import { type FakeArticle, type FakeHelpCenter, startHelpCenter } from '../../fakes/help-center.ts'

let center: FakeHelpCenter
let library: Library
let now: number
const hourMs = 3_600_000
beforeEach(async () => {
  center = await startHelpCenter('es', 'pt-br')
  library = openLibrary(':memory:')
  now = Date.parse('2026-03-01T00:00:00Z')
  center.put(...Array.from({ length: 250 }, (_, number) => article(number)))
  center.put(article(1, { locale: 'pt-br' }))
})
afterEach(() => Promise.all([center.close(), library.close()]))

/** The higher its number, the later it was changed. */
const article = (id: number, more: Partial<FakeArticle> = {}): FakeArticle => ({
  id,
  locale: 'es',
  title: `Artículo ${id}`,
  updated: new Date(Date.parse('2026-01-01T00:00:00Z') + id * hourMs).toISOString().replace('.000', ''),
  ...more,
})
const changed = (id: number, hours: number): FakeArticle =>
  article(id, { title: `Cambiado ${id}`, updated: article(1_000 + hours).updated })

async function bringIn(signal = new AbortController().signal) {
  const source = await openSource(`${center.url}/hc`, { root: '/', site: 'https://help.example.com' })
  return importSource(source, { library, signal, now: () => now })
}
/** What is listed by an import, and what comes of it. */
async function again() {
  const before = center.listed.length
  const { seen, read, gone } = await bringIn()
  return { seen, read, gone, listed: center.listed.slice(before) }
}
const titles = (): readonly string[] => atOnce(library.documents()).map(({ title }) => title)

describe('a help center that was brought in', () => {
  it('is listed whole the first time', async () => {
    expect(await again()).toEqual({
      seen: 251,
      read: 251,
      gone: 0,
      listed: ['es/1', 'es/2', 'es/3', 'pt-br/1'],
    })
  })

  it('is listed no further than to what did not change, by language', async () => {
    await bringIn()
    center.put(changed(3, 1), changed(7, 2), article(900))
    expect(await again()).toMatchObject({ read: 3, gone: 0, listed: ['es/1', 'pt-br/1'] })
    expect(titles()).toEqual(
      expect.arrayContaining(['Cambiado 3', 'Cambiado 7', 'Artículo 900', 'Artículo 0']),
    )
    expect(titles()).toHaveLength(252)
    expect(await again()).toMatchObject({ read: 0, listed: ['es/1', 'pt-br/1'] })
  })

  it('is listed on as long as everything changed', async () => {
    await bringIn()
    center.put(...Array.from({ length: 150 }, (_, id) => changed(id, id)))
    expect(await again()).toMatchObject({ read: 150, gone: 0, listed: ['es/1', 'es/2', 'pt-br/1'] })
  })

  it('loses at once what it has no more, by how many it says it has', async () => {
    await bringIn()
    center.archive(5, 'es')
    expect(await again()).toMatchObject({ read: 0, gone: 1, listed: ['es/1', 'es/2', 'es/3', 'pt-br/1'] })
    center.archive(6, 'es')
    center.put(article(901))
    expect(await again()).toMatchObject({ read: 1, gone: 1 })
    expect(titles()).toHaveLength(250)
    expect(await again()).toMatchObject({ gone: 0, listed: ['es/1', 'pt-br/1'] })
  })

  it('is listed whole once a week, whatever it says', async () => {
    await bringIn()
    now += 7 * 24 * hourMs - 1
    expect((await again()).listed).toHaveLength(2)
    now += 1
    expect((await again()).listed).toHaveLength(4)
    now += hourMs
    expect((await again()).listed).toHaveLength(2)
  })

  it('keeps what it has where it doesn’t say how many there are, until the week is over', async () => {
    center.misbehave('no-count')
    await bringIn()
    center.archive(5, 'es')
    expect(await again()).toMatchObject({ gone: 0, listed: ['es/1', 'pt-br/1'] })
    now += 7 * 24 * hourMs
    expect(await again()).toMatchObject({ gone: 1 })
  })

  it('is listed whole where its order is not the one that was asked for', async () => {
    center.misbehave('unsorted')
    await bringIn()
    center.put(changed(3, 1))
    expect(await again()).toMatchObject({ read: 1, listed: ['es/1', 'es/2', 'es/3', 'pt-br/1'] })
  })

  it('goes on from where the last whole import was, when one ends in the middle', async () => {
    await bringIn()
    center.put(...Array.from({ length: 150 }, (_, id) => changed(id, id)))
    center.misbehave('no-second-page')
    await expect(bringIn()).rejects.toThrow('it answers 404')
    center.misbehave(undefined)
    expect(await again()).toMatchObject({ read: 50, gone: 0, listed: ['es/1', 'es/2', 'pt-br/1'] })
    expect(titles().filter((title) => title.startsWith('Cambiado'))).toHaveLength(150)
  })

  it('is listed whole again after it was forgotten', async () => {
    await bringIn()
    await library.forget(`${center.url}/hc`)
    expect(titles()).toEqual([])
    expect(await again()).toMatchObject({ read: 251, listed: ['es/1', 'es/2', 'es/3', 'pt-br/1'] })
  })
})
