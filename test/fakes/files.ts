import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { TerminalError } from '../../src/errors.ts'
import type { Files } from '../../src/files/files.ts'

class FileTooLargeError extends TerminalError {
  override name = 'FileTooLargeError' as const
}

/** Files in memory, that keep the promises of the port. */
export function createMemoryFiles(maxBytes: number): Files {
  const kept = new Map<string, { owner: string; name: string; type: string; bytes: Buffer; at: number }>()
  return {
    async put(owner, { name, type, bytes }) {
      const chunks: Buffer[] = []
      let size = 0
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size > maxBytes) throw new FileTooLargeError('files.too-large', `More than ${maxBytes} bytes.`)
        chunks.push(chunk)
      }
      const ref = randomUUID()
      const file = {
        owner,
        name,
        type: type ?? 'application/octet-stream',
        bytes: Buffer.concat(chunks),
        at: 0,
      }
      kept.set(ref, file)
      return { ref, name, type: file.type, size }
    },
    async open(ref) {
      const found = kept.get(ref)
      if (!found) return undefined
      const { owner, name, type, bytes } = found
      return { file: { ref, name, type, size: bytes.length }, owner, bytes: () => Readable.from([bytes]) }
    },
    sweep: async () => 0,
  }
}
