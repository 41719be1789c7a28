import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { readCorpus } from '../jsonl.ts'
import type { Problem, Source } from './source.ts'

/** A file with one document of JSON a line, zipped or not. It is one item: whatever changes in it, all of it is read. */
export function openLines(file: string): Source {
  return {
    name: file,
    async *items() {
      yield {
        path: '',
        fingerprint: await digestOf(file),
        async read() {
          const { documents, problems } = await readCorpus(file)
          return { documents, problems: problems.map(problemOf) }
        },
      }
    },
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64url')
}

/** `file:12: what is wrong` */
function problemOf(told: string): Problem {
  const [, path = told, line, problem = ''] = /^(.*?):(\d+): (.*)$/s.exec(told) ?? []
  return line === undefined ? { path, problem: told } : { path, line: Number(line), problem }
}
