import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { createEmbeddedStore } from '../../src/store/embedded.ts'
import { newFolder, noon } from './given.ts'
import { leaseMs } from './model.ts'

const program = fileURLToPath(new URL('committing.ts', import.meta.url))

it('the embedded store has everything it acknowledged, whenever the process is killed', async () => {
  const { folder, remove } = newFolder()
  const file = join(folder, 'data.db')
  const acknowledged = new Map<string, number>()
  const settled = new Map<string, Set<number>>()

  for (let round = 0; round < 5; round += 1) {
    // At another moment each time: after so many lines, wherever the process is by then.
    for (const line of await killedAfter(file, 2 + Math.floor(Math.random() * 200))) {
      const [conversation = '', second, third] = line.split(' ')
      if (second === 'settled') {
        settled.set(conversation, (settled.get(conversation) ?? new Set()).add(Number(third)))
      } else acknowledged.set(conversation, Number(second))
    }
    const database = openDatabase(file)
    const store = createEmbeddedStore(database)
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    for (const [conversation, version] of acknowledged) {
      const loaded = await store.load(conversation, `event-${version}`)
      // One commit may have been made and not yet acknowledged; nothing is half there.
      expect([version, version + 1]).toContain(loaded.version)
      expect(loaded.seen).toBe(true)
      expect(loaded.state?.prompts).toBe(loaded.version)
      const pending = new Set((await store.pending(conversation)).map(({ id }) => id))
      for (let each = 1; each <= version; each += 1) {
        const isSettled = settled.get(conversation)?.has(each) ?? false
        if (isSettled) expect(pending).not.toContain(`event-${each}/1`)
        else if (each % 2 === 1) expect(pending).toContain(`event-${each}/1`)
      }
    }
    const due = await store.claimDue(noon + round * leaseMs, 100, leaseMs)
    expect(due).toEqual(expect.arrayContaining([...acknowledged.keys()]))
    await database.close()
  }
  expect(acknowledged.size).toBe(8)
  remove()
}, 60_000)

/** What the program said until it was killed with SIGKILL, after about `lines` lines. */
async function killedAfter(file: string, lines: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.split('\n').length > lines) child.kill('SIGKILL')
  })
  await once(child, 'close')
  expect(child.signalCode).toBe('SIGKILL')
  // A line that was cut off was not said.
  return said.split('\n').slice(0, -1)
}
