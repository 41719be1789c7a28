import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, unlinkSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { FileRef } from '../../dialog/state.ts'
import { RetryableError, TerminalError } from '../../errors.ts'
import { safeName } from '../../file-name.ts'
import type { OpenFile } from '../given-files.ts'

/**
 * The folder that attachments are kept in.
 *
 * F1 a file is whole and flushed before a row names it: it is copied beside its place, flushed and moved there;
 * F2 a file's place follows from the write that brings it, so a write that is tried again copies over its own
 *    leftovers, and one that is never tried again leaves files that no row names, which `sweep` deletes;
 * F3 no part of a person's file name reaches the file system.
 */
export interface Attachments {
  /** Copies the files of one write, and keeps them from being swept until `release`. */
  take(key: string, files: readonly FileRef[]): Promise<Taken>
  /** The bytes; undefined when they are not there any more. */
  read(id: string): Promise<(() => Readable) | undefined>
  /** Deletes what was copied before `olderThan`, epoch ms, and is not named. @returns how many. */
  sweep(olderThan: number, isNamed: (id: string) => boolean): Promise<number>
}

export interface Taken {
  readonly files: readonly Attachment[]
  /** Names of files that could not be had any more. */
  readonly gone: readonly string[]
  release(): void
}

export interface Attachment {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

export function openAttachments(folder: string, openFile: OpenFile): Attachments {
  const inHand = new Map<string, number>()
  const hold = (id: string, by: 1 | -1): void => {
    const held = (inHand.get(id) ?? 0) + by
    if (held === 0) inHand.delete(id)
    else inHand.set(id, held)
  }
  /** F1 */
  const copy = async (id: string, bytes: Readable): Promise<number> => {
    const part = join(folder, `${id}.${randomUUID()}.part`)
    try {
      const size = await writeFlushed(part, bytes)
      await rename(part, join(folder, id))
      return size
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  }
  const takeOne = async (id: string, file: FileRef): Promise<Attachment | undefined> => {
    const source = await openFile(file.ref)
    if (!source) return undefined
    const size = await copy(id, source.bytes())
    return { id, name: safeName(file.name), type: source.file.type || file.type, size }
  }

  return {
    async take(key, files) {
      if (files.length === 0) return { files: [], gone: [], release() {} }
      const ids = files.map(({ ref }, position) => placeOf(key, position, ref))
      const release = (): void => ids.forEach((id) => hold(id, -1))
      ids.forEach((id) => hold(id, 1))
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const taken: Attachment[] = []
        const gone: string[] = []
        for (const [position, file] of files.entries()) {
          const attachment = await takeOne(ids[position] ?? '', file)
          if (attachment) taken.push(attachment)
          else gone.push(safeName(file.name))
        }
        await flushFolder(folder)
        return { files: taken, gone, release }
      } catch (error) {
        release()
        throw ours(error)
      }
    },
    async read(id) {
      const path = join(folder, id)
      const found = await stat(path).catch(() => undefined)
      return found?.isFile() ? () => createReadStream(path) : undefined
    },
    async sweep(olderThan, isNamed) {
      let swept = 0
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name)
        const found = await stat(path).catch(() => undefined)
        if (!found?.isFile() || found.mtimeMs >= olderThan) continue
        // Asked and deleted in one go, so that no write can come in between.
        if (inHand.has(name.slice(0, idLength)) || isNamed(name)) continue
        unlinkSync(path)
        swept += 1
      }
      return swept
    },
  }
}

const idLength = 32

/** F2 */
function placeOf(key: string, position: number, ref: string): string {
  return createHash('sha256')
    .update(JSON.stringify([key, position, ref]))
    .digest('hex')
    .slice(0, idLength)
}

async function writeFlushed(path: string, bytes: Readable): Promise<number> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await writeFile(handle, bytes)
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}

/** Makes the move of a file as lasting as the file. Windows can't open a folder, and needs no flush for it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function ours(error: unknown): unknown {
  if (error instanceof RetryableError || error instanceof TerminalError) return error
  return new RetryableError(
    'desk.attachment-failed',
    'A file could not be copied to the attachments. Is the disk full, or the folder not writable?',
    { cause: error },
  )
}
