import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RetryableError, TerminalError } from '../../src/errors.ts'
import { importSource, type Progress } from '../../src/knowledge/import.ts'
import { type Library, openLibrary } from '../../src/knowledge/library.ts'
import type { Item, Source } from '../../src/knowledge/sources/source.ts'
import { atOnce } from '../../src/knowledge/steps.ts'
import { documents } from './documents.ts'

let library: Library
beforeEach(() => {
  library = openLibrary(':memory:')
})
afterEach(() => library.close())

const [first] = documents
/** An item that holds one article of its own. */
const item = (path: string, fingerprint = 'one', read?: Item['read']): Item => ({
  path,
  fingerprint,
  of: 7,
  read: read ?? (() => Promise.resolve({ documents: first ? [{ ...first, id: path }] : [], problems: [] })),
})
const sourceOf = (items: readonly Item[], atOnce?: number): Source => ({
  name: 'source',
  ...(atOnce !== undefined && { atOnce }),
  async *items() {
    await Promise.resolve()
    yield* items
  },
})
const bringIn = (
  items: readonly Item[],
  {
    signal = new AbortController().signal,
    progress,
  }: { signal?: AbortSignal; progress?: (each: Progress) => void } = {},
) => importSource(sourceOf(items), { library, signal, now: () => 7, ...(progress && { progress }) })
const ids = (): readonly string[] => atOnce(library.documents()).map(({ id }) => id)
const fails = (reason: Error) => (): Promise<never> => Promise.reject(reason)
const away = fails(new RetryableError('knowledge.source-away', 'it is away'))

describe('an import', () => {
  it('leaves an item that is away as it was, tells it, and reads it the next time', async () => {
    await bringIn([item('a'), item('b')])
    const report = await bringIn([item('a', 'two', away), item('b'), item('c', 'one', away)])
    expect(report).toMatchObject({ gone: 0, problems: [{ path: 'a' }, { path: 'c' }] })
    expect(ids()).toEqual(['a', 'b'])
    expect(await bringIn([item('a', 'two'), item('b'), item('c')])).toMatchObject({ read: 2, problems: [] })
    expect(ids()).toEqual(['a', 'b', 'c'])
  })

  it('gives a source up after five items in a row that are away, and takes nothing out', async () => {
    await bringIn([item('a'), item('z')])
    const bad = ['b', 'c', 'd', 'e', 'f'].map((path) => item(path, 'one', away))
    await expect(bringIn([item('a'), ...bad])).rejects.toThrow('it is away')
    expect(ids()).toEqual(['a', 'z'])
    expect(library.sources()).toMatchObject([{ importedAt: 7 }])
  })

  it('reads what could not be read again, although it has not changed', async () => {
    const refused = fails(new TerminalError('knowledge.source-refused', 'nobody may read it'))
    expect(await bringIn([item('a', 'one', refused)])).toMatchObject({
      problems: [{ path: 'a', problem: 'nobody may read it' }],
    })
    expect(await bringIn([item('a')])).toMatchObject({ documents: 1, problems: [] })
  })

  it('that is stopped says nothing of what was being read', async () => {
    await bringIn([item('a')])
    const stopping = new AbortController()
    const cut = (): Promise<never> => {
      stopping.abort(new Error('stopped'))
      return fails(new Error('stopped'))()
    }
    await expect(bringIn([item('a', 'two', cut)], stopping)).rejects.toThrow('stopped')
    expect(ids()).toEqual(['a'])
    expect(await bringIn([item('a', 'two')])).toMatchObject({ read: 1, problems: [] })
  })

  it('tells how far it is', async () => {
    const told: Progress[] = []
    await bringIn([item('a'), item('b')], { progress: (each) => told.push(each) })
    expect(told.at(-1)).toEqual({ seen: 2, read: 2, documents: 2, of: 7 })
  })

  it('reads no more at once than the source allows', async () => {
    let [reading, most] = [0, 0]
    const slowly = async () => {
      most = Math.max(most, (reading += 1))
      await new Promise((resolve) => setImmediate(resolve))
      reading -= 1
      return { documents: [], problems: [] }
    }
    const items = ['a', 'b', 'c', 'd', 'e'].map((path) => item(path, 'one', slowly))
    const { signal } = new AbortController()
    await importSource(sourceOf(items, 2), { library, signal, now: () => 7 })
    expect(most).toBe(2)
  })
})
