import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secretFor } from '../../src/server/secrets.ts'
import { newFolder } from '../store/given.ts'

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = newFolder())
})
afterEach(() => remove())

describe('a secret', () => {
  it('is the one configured, and then nothing is kept', () => {
    expect(secretFor('secret', 'mine', folder)).toBe('mine')
    expect(readdirSync(folder)).toEqual([])
  })

  it('is made once and kept, for its owner alone to read', () => {
    const made = secretFor('secret', undefined, folder)
    expect(made).toMatch(/^[\w-]{32}$/)
    expect(secretFor('secret', undefined, folder)).toBe(made)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['secret'])
  })

  it('is another one under another name, and in another folder', () => {
    const made = (['secret', 'desk-token'] as const).map((name) => secretFor(name, undefined, folder))
    const elsewhere = secretFor('secret', undefined, join(folder, 'new', 'folder'))
    expect(new Set([...made, elsewhere]).size).toBe(3)
    expect(statSync(join(folder, 'new', 'folder')).mode & 0o777).toBe(0o700)
  })

  it('is taken from its file without the line break of an editor', () => {
    writeFileSync(join(folder, 'desk-token'), 'written by hand.\n')
    expect(secretFor('desk-token', undefined, folder)).toBe('written by hand.')
  })

  it.each([
    ['secret', '', 32],
    ['secret', 'a'.repeat(31), 32],
    ['desk-token', 'a'.repeat(15), 16],
  ] as const)(
    'in the file %s is not "%s", which is shorter than what may be configured',
    (name, kept, least) => {
      writeFileSync(join(folder, name), `${kept}\n`)
      expect(() => secretFor(name, undefined, folder)).toThrow(
        new RegExp(`${name}" is too short. Write at least ${least} characters into it, or delete the file`),
      )
      expect(readdirSync(folder)).toEqual([name])
    },
  )

  it('that can not be kept is an error that says where and what to do', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => secretFor('secret', undefined, join(folder, 'file'))).toThrow(/set DATA_DIR/)
    mkdirSync(join(folder, 'secret'))
    expect(() => secretFor('secret', undefined, folder)).toThrow(/secret" can't be made or read/)
  })

  it('is the same for all processes that start at once', async () => {
    const folders = Array.from({ length: 200 }, (_, at) => join(folder, String(at)))
    const children = [1, 2, 3].map(() => startProcess(folders))
    await Promise.all(children.map(({ ready }) => ready))
    for (const { go } of children) go()
    const [first, ...others] = await Promise.all(children.map(({ made }) => made))
    expect(new Set(first).size).toBe(folders.length)
    for (const other of others) expect(other).toEqual(first)
  })
})

/** A process that makes the secrets of these folders when it is told to. */
function startProcess(folders: readonly string[]) {
  const script = `
    import { once } from 'node:events'
    const { secretFor } = await import(${JSON.stringify(new URL('../../src/server/secrets.ts', import.meta.url).href)})
    process.stdout.write('ready')
    await once(process.stdin, 'data')
    process.stdin.destroy()
    const made = ${JSON.stringify(folders)}.map((folder) => secretFor('secret', undefined, folder))
    process.stdout.write(JSON.stringify(made))
  `
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return {
    ready: once(child.stdout, 'data'),
    go: () => child.stdin.write('go'),
    made: once(child, 'close').then(() => JSON.parse(said.slice('ready'.length)) as readonly string[]),
  }
}
