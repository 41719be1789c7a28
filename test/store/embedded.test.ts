import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { createEmbeddedJournal } from '../../src/store/embedded-journal.ts'
import { createEmbeddedStore } from '../../src/store/embedded.ts'
import { markOf } from '../../src/store/mark.ts'
import { journalContract } from '../contracts/journal.ts'
import { storeContract } from '../contracts/store.ts'
import { createMemoryJournal } from '../fakes/journal.ts'
import { commitOf, finishedTechnicalDraft, newFolder } from './given.ts'

/** A file, opened as often as is asked for. */
function openFile() {
  const { folder, remove } = newFolder()
  const opened = [openDatabase(join(folder, 'data.db'))]
  return {
    first: opened[0] as ReturnType<typeof openDatabase>,
    again: () => {
      const database = openDatabase(join(folder, 'data.db'))
      opened.push(database)
      return database
    },
    async close() {
      for (const database of opened) await database.close()
      remove()
    },
  }
}

storeContract('the embedded store', async () => {
  const file = openFile()
  return {
    store: createEmbeddedStore(file.first),
    async damage(_conversation, effect, text) {
      const damage = file.first.prepare('UPDATE effect SET effect = ? WHERE id = ?')
      await file.first.write(() => damage.run(text, effect))
    },
    again: async () => createEmbeddedStore(file.again()),
    close: file.close,
  }
})

journalContract('the embedded journal', async () => {
  const file = openFile()
  return { journal: createEmbeddedJournal(file.first), close: file.close }
})

journalContract('the journal in memory', async () => {
  const journal = createMemoryJournal()
  return { journal, close: () => journal.close() }
})

describe('what the embedded store keeps', () => {
  it('is told apart where two ids have one mark', async () => {
    const [one, other] = ['plumless', 'buckeroo']
    expect(markOf(one)).toBe(markOf(other))
    const file = openFile()
    const [store, journal] = [createEmbeddedStore(file.first), createEmbeddedJournal(file.first)]
    await store.commit('web:a', commitOf(0, { event: one }))
    expect((await store.load('web:a', one)).seen).toBe(true)
    expect((await store.load('web:a', other)).seen).toBe(false)
    const entries = [one, other].map((id) => ({ id, body: id }))
    const [first, second] = await journal.append('a', entries)
    expect(first).not.toBe(second)
    expect(await journal.append('a', entries)).toEqual([first, second])
    await file.close()
  })

  it('is a finished technical draft in at most 2 KB', async () => {
    const file = openFile()
    await createEmbeddedStore(file.first).commit('web:a', commitOf(0, { state: finishedTechnicalDraft }))
    const row = file.first.prepare('SELECT octet_length(state) AS bytes FROM conversation').get()
    expect((row as { bytes: number }).bytes).toBeLessThanOrEqual(2_048)
    await file.close()
  })

  it.each([
    ['of another format', '{"v":1,"tree":{}}'],
    ['with a part missing', '{"v":3,"tree":"support@1","language":"es"}'],
    ['that is cut off', '{"v":3,"tree":"sup'],
  ])(
    'is refused when it is a state %s, by the name of the conversation and without its words',
    async (_, text) => {
      const file = openFile()
      const store = createEmbeddedStore(file.first)
      await store.commit('web:a', commitOf(0))
      await file.first.write(() => file.first.prepare('UPDATE conversation SET state = ?').run(text))
      const failure = await store.load('web:a').catch((error: unknown) => error)
      expect(failure).toMatchObject({ name: 'TerminalError', code: 'store.unreadable' })
      expect(String(failure)).toContain('web:a')
      expect(String(failure)).not.toContain('sup')
      await file.close()
    },
  )

  it('stays with the database when the store is closed', async () => {
    const file = openFile()
    const store = createEmbeddedStore(file.first)
    await store.commit('web:a', commitOf(0))
    await store.close()
    expect((await createEmbeddedStore(file.first).load('web:a')).version).toBe(1)
    await file.close()
  })
})
