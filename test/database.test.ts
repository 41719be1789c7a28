import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../src/database.ts'
import { newFolder } from './store/given.ts'

describe('the database', () => {
  let file: string
  let remove: () => void
  let database: Database
  beforeEach(() => {
    const made = newFolder()
    remove = made.remove
    file = join(made.folder, 'data.db')
    database = openDatabase(file, { patienceMs: 150 })
    database.migrate(
      'CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;',
    )
  })
  afterEach(async () => {
    await database.close()
    remove()
  })

  const add = (to: Database, text: string) =>
    to.write(() => to.prepare('INSERT INTO note (text) VALUES (?)').run(text))
  const notes = (of: Database): readonly string[] =>
    of
      .prepare<{ readonly text: string }>('SELECT text FROM note ORDER BY id')
      .all()
      .map(({ text }) => text)
  const refusal = (code: string, name = 'RetryableError') => expect.objectContaining({ name, code })

  it('resolves with what the work returns', async () => {
    expect(await database.write(() => 42)).toBe(42)
  })

  it('does what is asked for at the same moment in one transaction', async () => {
    const other = openDatabase(file)
    const seenByOther: number[] = []
    await Promise.all(
      ['a', 'b', 'c'].map((text) =>
        database.write(() => {
          database.prepare('INSERT INTO note (text) VALUES (?)').run(text)
          seenByOther.push(notes(other).length)
        }),
      ),
    )
    expect(seenByOther).toEqual([0, 0, 0])
    expect(notes(other)).toEqual(['a', 'b', 'c'])
    await other.close()
  })

  it('has it on disk when it says so (B1)', async () => {
    await add(database, 'a')
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    const other = openDatabase(file)
    expect(notes(other)).toEqual(['a'])
    await other.close()
  })

  it('lets a failing piece fail alone, and takes all of it back (B2)', async () => {
    const half = database.write(() => {
      database.prepare('INSERT INTO note (text) VALUES (?)').run('half')
      throw new Error('no')
    })
    const results = await Promise.allSettled([
      add(database, 'a'),
      half,
      add(database, 'a'),
      add(database, 'b'),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: { message: 'no' } })
    expect(notes(database)).toEqual(['a', 'b'])
  })

  it('lets a lone write never wait, and writes after several a moment for company', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    try {
      await add(database, 'a')
      await add(database, 'b')
      await Promise.all([add(database, 'c'), add(database, 'd')])
      const late = [add(database, 'e'), add(database, 'f')]
      await new Promise(setImmediate)
      expect(notes(database)).toEqual(['a', 'b', 'c', 'd'])
      await vi.runAllTimersAsync()
      await Promise.all(late)
      expect(notes(database)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
      await vi.runAllTimersAsync()
    } finally {
      vi.useRealTimers()
    }
  })

  it('does thousands of pieces, and answers each with its own result', async () => {
    const results = await Promise.all(
      Array.from({ length: 1_200 }, (_, at) =>
        database
          .write(() => {
            if (at % 400 === 7) throw new Error(`${at}`)
            return at
          })
          .catch((error: Error) => error.message),
      ),
    )
    expect(results).toEqual(Array.from({ length: 1_200 }, (_, at) => (at % 400 === 7 ? `${at}` : at)))
  })

  it('waits for another process that holds the file, and does not hold up this one', async () => {
    const other = openDatabase(file)
    other.migrate('BEGIN IMMEDIATE;')
    const added = add(database, 'a')
    await new Promise(setImmediate)
    other.migrate('ROLLBACK;')
    await added
    expect(notes(other)).toEqual(['a'])
    await other.close()
  })

  it('says so when another process holds the file for too long, and goes on later', async () => {
    const other = openDatabase(file)
    other.migrate('BEGIN IMMEDIATE;')
    const results = await Promise.allSettled([add(database, 'a'), add(database, 'b')])
    expect(results.map((each) => (each as PromiseRejectedResult).reason)).toEqual([
      refusal('database.busy'),
      refusal('database.busy'),
    ])
    other.migrate('ROLLBACK;')
    await add(database, 'c')
    expect(notes(database)).toEqual(['c'])
    await other.close()
  })

  it('says so when the disk is full', async () => {
    database.migrate('PRAGMA max_page_count = 1;')
    await expect(add(database, 'x'.repeat(100_000))).rejects.toEqual(refusal('database.full'))
    database.migrate('PRAGMA max_page_count = 100000;')
    await add(database, 'a')
    expect(notes(database)).toEqual(['a'])
  })

  it('finishes what was asked for before it closes, and takes nothing after', async () => {
    const added = add(database, 'a')
    await database.close()
    await database.close()
    await added
    await expect(add(database, 'b')).rejects.toEqual(refusal('database.closed', 'TerminalError'))
    const other = openDatabase(file)
    expect(notes(other)).toEqual(['a'])
    await other.close()
  })

  it('says which file can not be used', () => {
    writeFileSync(`${file}.txt`, 'this is no database, and longer than the header of one is. '.repeat(20))
    for (const bad of [`${file}.txt`, join(file, 'below-a-file.db')]) {
      expect(() => openDatabase(bad)).toThrow(refusal('database.unusable', 'TerminalError'))
      expect(() => openDatabase(bad)).toThrow(bad)
    }
  })
})
