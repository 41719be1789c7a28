import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { openDataFolder } from '../../src/server/data-folder.ts'

describe('the data folder', () => {
  let above: string
  beforeEach(() => {
    above = mkdtempSync(join(tmpdir(), 'ventanilla data-'))
  })
  afterEach(() => rmSync(above, { recursive: true }))

  it.skipIf(process.platform === 'win32')('is for its owner alone (Windows has no such modes)', async () => {
    const folder = join(above, 'a', 'b')
    const database = openDatabase(openDataFolder(folder))
    database.migrate('CREATE TABLE note (text TEXT NOT NULL) STRICT;')
    const modeOf = (path: string) => statSync(path).mode & 0o777
    const files = readdirSync(folder)
    expect(files.length).toBeGreaterThan(1)
    expect([folder, ...files.map((name) => join(folder, name))].map(modeOf)).toEqual([
      0o700,
      ...files.map(() => 0o600),
    ])
    await database.close()
  })

  it('keeps what is in it', () => {
    writeFileSync(openDataFolder(above), 'kept')
    expect(statSync(openDataFolder(above)).size).toBe(4)
  })

  it('says in plain words that it can’t be used', () => {
    const file = join(above, 'file')
    writeFileSync(file, '')
    expect(() => openDataFolder(file)).toThrow(
      expect.objectContaining({
        code: 'server.unwritable-data',
        message: expect.stringContaining('DATA_DIR'),
      }),
    )
  })
})
