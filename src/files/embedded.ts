import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { FileRef } from '../dialog/state.ts'
import { safeName } from '../file-name.ts'
import type { Files } from './files.ts'
import { typeOf } from './type-of.ts'
import { onDisk, writeTo } from './write.ts'

export interface EmbeddedFilesOptions {
  /** Made when it is not there; nothing else belongs in it. */
  readonly folder: string
  readonly maxBytes: number
  readonly clock: Clock
  readonly database: Database
}

const schema = `
  CREATE TABLE IF NOT EXISTS file (
    ref TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS file_at ON file (at);
`

interface Row extends FileRef {
  readonly owner: string
}

/**
 * Files in a folder, described in the embedded database.
 *
 * F1 a file counts from the moment it is described, and it is on disk, flushed, before that;
 * F2 what a crash leaves is not described, and goes with the next sweep: the name on disk says when it was begun;
 * F3 the name a person gave is never part of a path.
 */
export function createEmbeddedFiles({ folder, maxBytes, clock, database }: EmbeddedFilesOptions): Files {
  database.migrate(schema)
  const insert = database.prepare(
    'INSERT INTO file (ref, owner, name, type, size, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const find = database.prepare<Row>('SELECT ref, owner, name, type, size FROM file WHERE ref = ?')
  const old = database.prepare<Pick<Row, 'ref'>>('SELECT ref FROM file WHERE at < ? ORDER BY at LIMIT 200')
  const remove = database.prepare('DELETE FROM file WHERE ref = ?')
  /** Not to be taken for what a crash left. */
  const arriving = new Set<string>()
  const pathOf = (ref: string): string => join(folder, ref)

  const receive = async (ref: string, at: number, owner: string, file: Parameters<Files['put']>[1]) => {
    const part = pathOf(`${ref}.part`)
    try {
      const { size, head } = await writeTo(part, file.bytes, maxBytes)
      await onDisk(rename(part, pathOf(ref)))
      await onDisk(flush(folder))
      const name = safeName(file.name)
      const type = typeOf(head, name, file.type)
      await database.write(() => insert.run(ref, owner, name, type, size, at)) // F1
      return { ref, name, type, size }
    } catch (error) {
      await Promise.all([part, pathOf(ref)].map((path) => rm(path, { force: true })))
      throw error
    }
  }

  return {
    async put(owner, file) {
      await onDisk(mkdir(folder, { recursive: true, mode: 0o700 }))
      const at = clock.now()
      const ref = `${at.toString(36)}-${randomBytes(16).toString('hex')}`
      arriving.add(ref)
      try {
        return await receive(ref, at, owner, file)
      } finally {
        arriving.delete(ref)
      }
    },

    async open(ref) {
      // F3: only a ref that was given out leads to a path.
      const row = find.get(ref)
      if (row === undefined || !(await isThere(pathOf(ref)))) return undefined
      const { owner, ...file } = row
      return { file, owner, bytes: () => createReadStream(pathOf(ref)) }
    },

    async sweep(olderThan) {
      let swept = 0
      for (;;) {
        const refs = old.all(olderThan).map(({ ref }) => ref)
        if (refs.length === 0) break
        await database.write(() => {
          for (const ref of refs) remove.run(ref)
        })
        for (const ref of refs) await onDisk(rm(pathOf(ref), { force: true }))
        swept += refs.length
      }
      for (const name of await namesIn(folder)) {
        const [, ref = '', begun = ''] = /^(([0-9a-z]+)-[0-9a-f]{32})(?:\.part)?$/.exec(name) ?? []
        // All that is described is younger by now: its name and its description have one time.
        const isLeftOver = ref !== '' && !arriving.has(ref) && Number.parseInt(begun, 36) < olderThan
        if (isLeftOver) await onDisk(rm(join(folder, name), { force: true })) // F2
      }
      return swept
    },
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

/** A new name lasts only once its folder was flushed too. Windows has no such call. */
async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
