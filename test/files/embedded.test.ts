import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { createEmbeddedFiles } from '../../src/files/embedded.ts'
import { filesContract, maxBytes } from '../contracts/files.ts'
import { createMemoryFiles } from '../fakes/files.ts'
import { newFolder } from '../store/given.ts'

function openFiles() {
  const { folder: root, remove } = newFolder()
  const folder = join(root, 'files')
  const database = openDatabase(join(root, 'data.db'))
  let now = 0
  const clock = { now: () => now, after: () => () => undefined }
  const files = createEmbeddedFiles({ folder, maxBytes, clock, database })
  return {
    files,
    folder,
    database,
    onDisk: () => (existsSync(folder) ? readdirSync(folder) : []),
    setNow: (at: number) => void (now = at),
    async close() {
      await database.close()
      remove()
    },
  }
}

filesContract('the embedded files', async () => openFiles())

filesContract('the files in memory', async () => {
  let now = 0
  const files = createMemoryFiles(maxBytes, () => now)
  return { files, setNow: (at) => void (now = at), close: async () => undefined }
})

describe('the embedded files', () => {
  const text = (bytes: string) => Readable.from([Buffer.from(bytes)])

  it('leave nothing on disk of what was refused or broke', async () => {
    const { files, onDisk, close } = openFiles()
    const big = Readable.from([Buffer.alloc(maxBytes), Buffer.alloc(1)])
    await expect(files.put('o', { name: 'big', bytes: big })).rejects.toThrow('100000')
    const broken = new PassThrough()
    const putting = files.put('o', { name: 'broken', bytes: broken })
    broken.write('half')
    broken.destroy()
    await expect(putting).rejects.toMatchObject({ code: 'files.interrupted' })
    expect(onDisk()).toEqual([])
    await close()
  })

  it('leave nothing on disk when the description can not be saved', async () => {
    const { files, onDisk, database, close } = openFiles()
    await database.write(() => database.prepare('DROP TABLE file').run())
    await expect(files.put('o', { name: 'a', bytes: text('a') })).rejects.toThrow('file')
    expect(onDisk()).toEqual([])
    await close()
  })

  it('sweep what a crash left, and neither what is kept nor what still arrives', async () => {
    const { files, folder, onDisk, setNow, close } = openFiles()
    setNow(5_000)
    const kept = await files.put('o', { name: 'kept', bytes: text('kept') })
    const ref = (at: number, digit: string): string => `${at.toString(36)}-${digit.repeat(32)}`
    const [unfinished, undescribed, recent] = [
      `${ref(1_000, 'a')}.part`,
      ref(1_000, 'b'),
      `${ref(9_000, 'c')}.part`,
    ]
    for (const name of [unfinished, undescribed, recent, 'README']) writeFileSync(join(folder, name), 'left')
    setNow(1_000)
    const arriving = new PassThrough()
    const putting = files.put('o', { name: 'slow', bytes: arriving })
    arriving.write('half')
    // Until it has begun to be written: the third such name.
    while (onDisk().filter((name) => name.endsWith('.part')).length < 3) await new Promise(setImmediate)

    expect(await files.open(undescribed)).toBeUndefined()
    expect(await files.sweep(5_000)).toBe(0)
    expect(onDisk()).not.toContain(unfinished)
    expect(onDisk()).not.toContain(undescribed)
    expect(onDisk()).toEqual(expect.arrayContaining([recent, 'README', kept.ref]))

    arriving.end(' whole')
    expect((await putting).size).toBe(10)
    await close()
  })

  it('know nothing of a file whose bytes are gone', async () => {
    const { files, folder, close } = openFiles()
    const { ref } = await files.put('o', { name: 'a', bytes: text('a') })
    renameSync(join(folder, ref), join(folder, 'elsewhere'))
    expect(await files.open(ref)).toBeUndefined()
    await close()
  })

  it('are for nobody else on the machine to read', async () => {
    const { files, folder, close } = openFiles()
    const { ref } = await files.put('o', { name: 'a', bytes: text('a') })
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, ref)).mode & 0o777).toBe(0o600)
    await close()
  })

  it('make the name safe and find the type', async () => {
    const { files, folder, onDisk, close } = openFiles()
    const bytes = Readable.from([Buffer.from('89504e470d0a1a0a00', 'hex')])
    const file = await files.put('o', { name: '../../../Captura ñ?.PNG', type: 'text/plain', bytes })
    expect(file).toMatchObject({ name: 'Captura ñ_.PNG', type: 'image/png' })
    expect(onDisk()).toEqual([file.ref])
    expect(statSync(join(folder, file.ref)).size).toBe(9)
    await close()
  })

  it('say when the folder can not be used', async () => {
    const { database, folder, close } = openFiles()
    writeFileSync(folder, 'a file where the folder should be')
    const clock = { now: () => 0, after: () => () => undefined }
    const files = createEmbeddedFiles({ folder: join(folder, 'below'), maxBytes, clock, database })
    await expect(files.put('o', { name: 'a', bytes: text('a') })).rejects.toMatchObject({
      code: 'files.unavailable',
    })
    await close()
  })
})
