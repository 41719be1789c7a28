import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { RetryableError } from '../../src/errors.ts'
import { type Files, FileTooLargeError } from '../../src/files/files.ts'

/** Files in memory, that keep the promises of the port. */
export function createMemoryFiles(maxBytes: number, now: () => number = () => 0): Files {
  const kept = new Map<string, { owner: string; name: string; type: string; bytes: Buffer; at: number }>()
  return {
    async put(owner, { name, type, bytes }) {
      const ref = randomUUID()
      const file = {
        owner,
        name,
        type: type ?? 'application/octet-stream',
        bytes: await read(bytes, maxBytes),
        at: now(),
      }
      kept.set(ref, file)
      return { ref, name, type: file.type, size: file.bytes.length }
    },
    async open(ref) {
      const found = kept.get(ref)
      if (!found) return undefined
      const { owner, name, type, bytes } = found
      return { file: { ref, name, type, size: bytes.length }, owner, bytes: () => Readable.from([bytes]) }
    },
    async sweep(olderThan) {
      const old = [...kept].filter(([, { at }]) => at < olderThan)
      for (const [ref] of old) kept.delete(ref)
      return old.length
    },
  }
}

async function read(bytes: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > maxBytes) throw new FileTooLargeError(maxBytes)
      chunks.push(chunk)
    }
  } catch (cause) {
    if (cause instanceof FileTooLargeError) throw cause
    throw new RetryableError('files.interrupted', 'The file did not arrive whole.', { cause })
  }
  return Buffer.concat(chunks)
}
