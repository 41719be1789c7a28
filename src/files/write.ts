import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { RetryableError } from '../errors.ts'
import { FileTooLargeError } from './files.ts'
import { headBytes } from './type-of.ts'

export interface Written {
  readonly size: number
  /** The first bytes. */
  readonly head: Buffer
}

/**
 * Writes the stream to a new file and flushes it to disk. The stream is read, never destroyed: whoever made it may still
 * have to answer on the same connection.
 * @throws FileTooLargeError; RetryableError `files.interrupted` when the stream breaks, `files.unavailable` when the disk
 * does not take it.
 */
export async function writeTo(path: string, bytes: Readable, maxBytes: number): Promise<Written> {
  const file = await onDisk(open(path, 'wx', 0o600))
  try {
    let size = 0
    let head = Buffer.alloc(0)
    for await (const chunk of chunksOf(bytes)) {
      size += chunk.length
      if (size > maxBytes) throw new FileTooLargeError(maxBytes)
      if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)])
      await onDisk(file.writeFile(chunk))
    }
    await onDisk(file.sync())
    return { size, head }
  } finally {
    await file.close()
  }
}

async function* chunksOf(bytes: Readable): AsyncGenerator<Buffer> {
  const iterator = bytes.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const { value, done } = (await iterator.next()) as IteratorResult<Buffer | string, undefined>
      if (done) return
      yield Buffer.from(value)
    }
  } catch (cause) {
    throw new RetryableError('files.interrupted', 'The file did not arrive whole. Send it again.', { cause })
  } finally {
    await iterator.return?.()
  }
}

/** Waits for a call of the file system, and names its failures. */
export async function onDisk<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    throw new RetryableError(
      'files.unavailable',
      `The folder of files can't be used: ${code}. Is it writable, and is there room on its disk?`,
      { cause },
    )
  }
}
