import { createHash } from 'node:crypto'
import { TerminalError } from '../../errors.ts'
import { type Chunk, chunksOf, readChunk } from '../jsonl.ts'
import type { Item, Source } from './source.ts'

/** A file with one document of JSON a line, zipped or not. Some lines together are an item: only where one changed are they read. */
export function openLines(file: string): Source {
  return {
    name: file,
    async *items() {
      let isEmpty = true
      for await (const chunk of chunksOf(file)) {
        isEmpty = false
        yield itemOf(file, chunk)
      }
      if (isEmpty)
        throw new TerminalError('knowledge.no-source', `${file} is empty. Give one document a line.`)
    },
  }
}

function itemOf(file: string, chunk: Chunk): Item {
  const hash = createHash('sha256')
  for (const line of chunk.lines) hash.update(line).update('\n')
  return {
    path: `${chunk.firstLine}`.padStart(8, '0'),
    fingerprint: hash.digest('base64url'),
    read() {
      const { documents, problems } = readChunk(chunk)
      return Promise.resolve({ documents, problems: problems.map((each) => ({ path: file, ...each })) })
    },
  }
}
