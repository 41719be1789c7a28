import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { learnIndex } from '../../src/knowledge/index-data.ts'
import { contentsOfIndex, readIndexFile, writeIndexFile } from '../../src/knowledge/index-file.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'
import { buildIndex, openIndex } from '../../src/knowledge/search-index.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import { documents } from './documents.ts'

const learnt = atOnce(learnIndex(documents))
let folder: string
let file: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-index-'))
  file = join(folder, 'articles.index')
  await writeIndexFile(file, learnt, 'of these')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('an index in a file', () => {
  it('finds the same, in the same order, with the same confidence, as the one it was written from', async () => {
    const read = await readIndexFile(file)
    if (!read) throw new Error('there is no file')
    const [before, after] = [atOnce(buildIndex(documents)), atOnce(openIndex(read.data))]
    for (const { title, body, locale } of documents)
      for (const query of [title, body.slice(0, 80)])
        expect(after.search(query, locale, 10)).toEqual(before.search(query, locale, 10))
    expect(read.data).toEqual(learnt)
  })

  it('says what it was made of', async () => {
    expect(await contentsOfIndex(file)).toBe('of these')
    expect(await contentsOfIndex(join(folder, 'none'))).toBeUndefined()
    expect(await readIndexFile(join(folder, 'none'))).toBeUndefined()
  })

  it('is replaced whole, and leaves nothing aside (V1)', async () => {
    await writeIndexFile(file, learnt, 'of others')
    expect(await contentsOfIndex(file)).toBe('of others')
    expect(readdirSync(folder)).toEqual(['articles.index'])
  })

  it('is written after what a process left aside that ended in the middle is taken away', async () => {
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    for (const name of [
      `articles.index.${ended}.new`,
      `articles.index.${process.ppid}.new`,
      'articles.index.x.new',
    ])
      writeFileSync(join(folder, name), '')
    await writeIndexFile(file, learnt, 'of these')
    expect(readdirSync(folder).toSorted()).toEqual([
      'articles.index',
      `articles.index.${process.ppid}.new`,
      'articles.index.x.new',
    ])
  })

  it('is read with as many documents as were written', async () => {
    const many = Array.from(
      { length: 1_234 },
      (_, number) => ({ ...documents[0], id: `n${number}` }) as Document,
    )
    await writeIndexFile(file, { ...learnt, documents: many }, 'of many')
    expect((await readIndexFile(file))?.data.documents).toEqual(many)
  })

  const changed: readonly (readonly [what: string, change: (bytes: Buffer) => Buffer])[] = [
    ['is cut', (bytes) => bytes.subarray(0, bytes.length - 8)],
    [
      'has another byte in it',
      (bytes) => (bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9), bytes),
    ],
    [
      'is of another version',
      (bytes) => Buffer.from(bytes.toString('latin1').replace(/"version":\d/, '"version":0'), 'latin1'),
    ],
    ['is something else', () => Buffer.from('{"an": "index"}\n{}\n')],
    ['is empty', () => Buffer.alloc(0)],
    [
      'begins with damage',
      (bytes) => Buffer.from(bytes.toString('latin1').replace('{"version"', '{"versi'), 'latin1'),
    ],
  ]
  it.each(changed)('that %s is refused, with what happens then (V2)', async (_what, change) => {
    writeFileSync(file, change(readFileSync(file)))
    await expect(readIndexFile(file)).rejects.toMatchObject({
      code: 'knowledge.index-unusable',
      message: expect.stringMatching(/articles\.index can't be used: .* made anew/) as string,
    })
  })

  /** Everything that stands before the body, and places spread over all of the rest. */
  const places = (bytes: Buffer): readonly number[] => {
    const body = bytes.indexOf(10, bytes.indexOf(10) + 1) + 1
    const step = Math.ceil(bytes.length / 300)
    return Array.from({ length: bytes.length }, (_, place) => place).filter(
      (place) => place < body || place % step === 0,
    )
  }
  const refusedWith = async (bytes: Buffer): Promise<string> => {
    writeFileSync(file, bytes)
    return readIndexFile(file).then(
      () => 'read',
      (error: { readonly code?: string }) => error.code ?? 'another error',
    )
  }

  it('that is cut at any byte is refused (V2)', async () => {
    const whole = readFileSync(file)
    const found = new Set<string>()
    for (const place of places(whole)) found.add(await refusedWith(whole.subarray(0, place)))
    expect([...found]).toEqual(['knowledge.index-unusable'])
  })

  it('that has another byte anywhere before its body is refused (V2)', async () => {
    const whole = readFileSync(file)
    const body = whole.indexOf(10, whole.indexOf(10) + 1) + 1
    const found = new Set<string>()
    for (let place = 0; place < body; place += 1) {
      const changed = Buffer.from(whole)
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
      found.add(await refusedWith(changed))
    }
    expect([...found]).toEqual(['knowledge.index-unusable'])
  })
})
