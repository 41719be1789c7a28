import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { createRatings } from '../../src/desk/ratings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dayMs = 86_400_000

describe('the desk command', () => {
  let folder = ''
  const desk = (...args: string[]): Promise<{ readonly code: number; readonly out: string }> =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ['--import', 'tsx', 'src/cli/desk.ts', ...args],
        { cwd: root, env: { ...process.env, DATA_DIR: folder } },
        (_, out) => resolve({ code: child.exitCode ?? -1, out }),
      )
    })
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ventanilla-'))
    const database = openDatabase(join(folder, 'ventanilla.db'))
    const ratings = createRatings(database)
    const now = Date.now()
    await database.write(() => {
      ratings.take(1001, { score: 5 }, now - dayMs)
      ratings.take(1002, { score: 5 }, now - 2 * dayMs)
      ratings.take(1003, { score: 1 }, now - 31 * dayMs)
    })
    await database.close()
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('counts the ratings of the last 30 days without an account', async () => {
    const { code, out } = await desk('ratings')
    expect([code, out.split('\n')]).toEqual([0, ['★☆☆☆☆ 0', '★★☆☆☆ 0', '★★★☆☆ 0', '★★★★☆ 0', '★★★★★ 2', '']])
  })
})
