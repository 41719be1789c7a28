import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMovedClock } from '../../src/cli/scenarios/moved-clock.ts'
import { openCatalog } from '../../src/knowledge/catalog.ts'
import { createGrowth, type Growth } from '../../src/knowledge/growth.ts'
import { importSource } from '../../src/knowledge/import.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'
import { openLines } from '../../src/knowledge/sources/lines.ts'
import { silent } from '../../src/log.ts'
import { documents } from './documents.ts'

const minute = 60_000
const [first, ...others] = documents
const lines = (all: readonly (Document | undefined)[]): string =>
  all.map((each) => JSON.stringify(each)).join('\n')
const builtin: readonly Document[] = []
let folder: string
let file: string
let clock: ReturnType<typeof createMovedClock>
let growth: Growth | undefined
const sizes: number[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-growth-'))
  file = join(folder, 'articles.jsonl')
  writeFileSync(file, lines([first]))
  clock = createMovedClock(0)
  sizes.length = 0
})
afterEach(async () => {
  await growth?.close()
  rmSync(folder, { recursive: true })
})

const grow = (refreshHours: number, isConfigured = true): Growth =>
  (growth = createGrowth({
    sources: isConfigured ? [openLines(file)] : [],
    builtin,
    folder,
    refreshHours,
    show: ({ index }) => sizes.push(index.articles.length),
    clock,
    log: silent,
  }))
const passes = (minutes: number): Promise<void> => clock.advance(minutes * minute, async () => growth?.idle())
const articlesIn = (all: readonly (Document | undefined)[]): number =>
  new Set(all.map((each) => each?.id)).size

describe('what is searched', () => {
  it('grows at the start, and again when the sources changed, at the time that is set', async () => {
    await grow(2).grown
    expect(sizes).toEqual([1])
    writeFileSync(file, lines([first, ...others]))
    await passes(119)
    expect(sizes).toEqual([1])
    await passes(2)
    expect(sizes).toEqual([1, articlesIn(documents)])
    await passes(125)
    expect(sizes).toHaveLength(2)
  })

  it('is there at once the next time, without the sources being read', async () => {
    await grow(0).grown
    await growth?.close()
    rmSync(file)
    await grow(0, false).grown
    expect(sizes).toEqual([1, 1])
  })

  it('is what another process brought in, within a minute', async () => {
    const other = openCatalog(folder, builtin)
    await grow(0, false).grown
    const signal = new AbortController().signal
    await importSource(openLines(file), { library: other.library(), signal, now: () => 0 })
    await other.learn(signal)
    await other.close()
    await passes(1)
    expect(sizes).toEqual([1])
  })

  it('is made anew where the index is damaged', async () => {
    await grow(0).grown
    await growth?.close()
    writeFileSync(join(folder, 'articles.index'), 'damaged')
    await grow(0).grown
    expect(sizes).toEqual([1, 1])
    expect(await openCatalog(folder, builtin).indexed()).toBeDefined()
  })

  it('is made anew where another process left an index that is damaged', async () => {
    const other = openCatalog(folder, builtin)
    await grow(0, false).grown
    const signal = new AbortController().signal
    await importSource(openLines(file), { library: other.library(), signal, now: () => 0 })
    await other.learn(signal)
    const index = join(folder, 'articles.index')
    const bytes = readFileSync(index)
    const middle = Math.floor(bytes.length / 2)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    writeFileSync(index, bytes)
    await passes(1)
    expect(sizes).toEqual([1])
    expect(await other.read()).toMatchObject({ contents: other.contents() })
    await other.close()
  })

  it('stays when a source is away, and is brought up to date when it is back', async () => {
    await grow(1).grown
    rmSync(file)
    await passes(61)
    expect(sizes).toEqual([1])
    writeFileSync(file, lines([first, ...others]))
    await passes(61)
    expect(sizes).toEqual([1, articlesIn(documents)])
  })
})
