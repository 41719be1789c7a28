import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { createGivenUpList } from '../../src/outbound/given-up.ts'
import { createEmbeddedInbox } from '../../src/store/embedded-inbox.ts'
import { createEmbeddedStore } from '../../src/store/embedded.ts'
import { away, solve } from '../outbound/stage.ts'
import { noon } from '../store/given.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the outbox command', () => {
  let folder = ''
  const outbox = (
    ...args: string[]
  ): Promise<{ readonly code: number; readonly out: string; readonly told: string }> =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ['--import', 'tsx', 'src/cli/outbox.ts', ...args],
        { cwd: root, env: { ...process.env, DATA_DIR: folder, STORE_URL: '' } },
        (_, out, told) => resolve({ code: child.exitCode ?? -1, out, told }),
      )
    })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ventanilla-'))
    const database = openDatabase(join(folder, 'ventanilla.db'))
    const letters = createEmbeddedInbox(database, 'given_up')
    const list = createGivenUpList(letters, createEmbeddedStore(database))
    await letters.put('web:a/e1/0', '{"conversation":"web:a","effect":', noon)
    await list.add('web:a', { id: 'e2/0', effect: solve(7), attempts: 0, dueAt: noon }, away(), noon + 1)
    await database.close()
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('lists what can be read and what can not, tries the one again, and drops the other', async () => {
    expect((await outbox('list')).out).toBe(`web:a/e1/0
  can't be read, given up 2026-11-24T12:00:00.000Z
web:a/e2/0
  solve of ticket 7, given up 2026-11-24T12:00:00.001Z after 1 tries
  test.away: Away.
`)
    expect(await outbox('retry', '--all')).toMatchObject({
      code: 1,
      out: 'To be tried again: 1\n',
      told: expect.stringContaining('web:a/e1/0'),
    })
    expect(await outbox('drop', '--all')).toMatchObject({ code: 0, out: 'Forgotten: 1\n' })
    expect((await outbox('list')).out).toBe('Nothing was given up.\n')
  })
})
