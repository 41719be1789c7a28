import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importSource } from '../../../src/knowledge/import.ts'
import { type Library, openLibrary } from '../../../src/knowledge/library.ts'
import { openLines } from '../../../src/knowledge/sources/lines.ts'
import { tell } from '../../../src/knowledge/sources/source.ts'
import { atOnce } from '../../../src/knowledge/steps.ts'

let folder: string
let file: string
let library: Library
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-lines-'))
  file = join(folder, 'articles.jsonl')
  library = openLibrary(':memory:')
})
afterEach(async () => {
  await library.close()
  rmSync(folder, { recursive: true })
})

const line = (id: string | number, title = 'Título'): string =>
  JSON.stringify({ id: `${id}`, url: '', locale: 'es', kind: 'faq', title })
const linesOf = (count: number, title?: (number: number) => string): string =>
  Array.from({ length: count }, (_, number) => line(number, title?.(number))).join('\n')
const bringIn = (name = file) =>
  importSource(openLines(name), { library, signal: new AbortController().signal, now: () => 7 })
const titles = (): readonly string[] => atOnce(library.documents()).map(({ title }) => title)

describe('a file of lines', () => {
  it('is read by parts: only those in which something changed are read again', async () => {
    writeFileSync(file, linesOf(1_000))
    const first = await bringIn()
    expect(first).toMatchObject({ documents: 1_000, gone: 0 })
    expect(first.seen).toBeGreaterThan(3)
    writeFileSync(
      file,
      linesOf(900, (number) => (number === 50 ? 'Otro' : 'Título')),
    )
    expect(await bringIn()).toMatchObject({ read: 1 })
    expect(titles()).toHaveLength(900)
    expect(titles()).toContain('Otro')
  })

  it.each([
    ['in another letter set', Buffer.from('{"id": "año"}', 'latin1'), 'is not UTF-8'],
    ['in UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'is UTF-16'],
    ['of nothing that is JSON', Buffer.from('{"id":'), 'is not JSON'],
    ['of something else', Buffer.from('{"name": "x"}'), 'id:'],
    ['that has no end', Buffer.alloc(5_000_000, 'x'), 'at most 2000000 are read'],
  ])('tells a line %s by its number, and takes the others', async (_what, bad, told) => {
    writeFileSync(file, Buffer.concat([Buffer.from(`${line('a')}\n`), bad, Buffer.from(`\n${line('b')}`)]))
    const { problems } = await bringIn()
    expect(problems.map(tell)).toContainEqual(expect.stringMatching(`^${file}:2: .*${told}`))
    expect(titles()).toContain('Título')
    expect(await bringIn()).toMatchObject({ read: 0, problems })
  })

  it('that is cut takes out nothing of what was read before it was', async () => {
    const zipped = `${file}.gz`
    // Titles that differ, so that what is cut off is more than the last few bytes.
    const whole = gzipSync(linesOf(2_000, (number) => `Título ${Math.sin(number)}`))
    writeFileSync(zipped, whole)
    await bringIn(zipped)
    writeFileSync(zipped, whole.subarray(0, whole.length / 2))
    await expect(bringIn(zipped)).rejects.toMatchObject({ code: 'knowledge.corpus-unreadable' })
    expect(titles()).toHaveLength(2_000)
  })

  it('that is empty takes out nothing', async () => {
    writeFileSync(file, line('a'))
    await bringIn()
    writeFileSync(file, '')
    await expect(bringIn()).rejects.toThrow('is empty')
    expect(titles()).toHaveLength(1)
  })
})
