import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWrites, type Writes } from '../../src/database/writes.ts'

describe('the writes of a database', () => {
  let database: InstanceType<typeof DatabaseSync>
  let writes: Writes
  let flushes: Flush[]
  beforeEach(() => {
    database = new DatabaseSync(':memory:')
    database.exec('CREATE TABLE note (text TEXT NOT NULL) STRICT;')
    flushes = []
    const flush = (): Promise<void> => {
      const one = heldFlush()
      flushes.push(one)
      return one.promise
    }
    writes = createWrites(database, { file: 'data.db', patienceMs: 0, flush })
  })
  afterEach(() => database.close())

  const add = (text: string) =>
    writes.add(() => database.prepare('INSERT INTO note (text) VALUES (?)').run(text))
  const notes = () =>
    (database.prepare('SELECT text FROM note').all() as { text: string }[]).map(({ text }) => text)
  const nextFlush = async (count: number): Promise<Flush> => {
    while (flushes.length < count) await new Promise(setImmediate)
    return flushes[count - 1] as Flush
  }
  const soon = () => new Promise((next) => setImmediate(next, 'not yet'))

  it('say that a write is done once its flush is, and not before (B1)', async () => {
    const added = add('a')
    const flush = await nextFlush(1)
    expect(notes()).toEqual(['a'])
    expect(await Promise.race([added, soon()])).toBe('not yet')
    flush.resolve()
    expect(await added).toMatchObject({ changes: 1 })
  })

  it('gather during a flush what the next one takes along', async () => {
    const first = add('a')
    const flush = await nextFlush(1)
    const others = Promise.all([add('b'), add('c')])
    await soon()
    expect(notes()).toEqual(['a'])
    flush.resolve()
    await first
    const second = await nextFlush(2)
    expect(notes()).toEqual(['a', 'b', 'c'])
    second.resolve()
    await others
    expect(flushes).toHaveLength(2)
  })

  it('flush nothing when nothing was written', async () => {
    await expect(
      writes.add(() => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await writes.ended()
    expect(flushes).toEqual([])
  })

  it('tell when what can be read is on disk (B3)', async () => {
    await writes.flushed()
    const added = add('a')
    const flush = await nextFlush(1)
    const flushed = writes.flushed().then(() => 'on disk')
    expect(await Promise.race([flushed, soon()])).toBe('not yet')
    flush.resolve()
    expect(await flushed).toBe('on disk')
    await added
  })

  it('take nothing more once a flush has failed, and say of which file', async () => {
    const added = [add('a')]
    const flush = await nextFlush(1)
    added.push(add('b'))
    flush.reject(new Error('EIO: i/o error, fdatasync'))
    const refused = expect.objectContaining({
      name: 'RetryableError',
      code: 'database.unflushed',
      message: expect.stringContaining('"data.db"'),
      cause: expect.objectContaining({ message: 'EIO: i/o error, fdatasync' }),
    })
    for (const each of added) await expect(each).rejects.toEqual(refused)
    await expect(add('c')).rejects.toEqual(refused)
    await expect(writes.flushed()).rejects.toEqual(refused)
    await writes.ended()
    expect(notes()).toEqual(['a'])
  })
})

/** A flush that ends when the test says so. */
interface Flush {
  readonly promise: Promise<void>
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

function heldFlush(): Flush {
  let resolve!: Flush['resolve']
  let reject!: Flush['reject']
  const promise = new Promise<void>((done, failed) => {
    resolve = done
    reject = failed
  })
  return { promise, resolve, reject }
}
