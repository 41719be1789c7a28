import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { languages } from '../dialog/language.ts'
import { TerminalError } from '../errors.ts'
import { workaroundIn } from './known-issue.ts'
import type { Document } from './knowledge.ts'

/** What came of reading a corpus. */
export interface Corpus {
  readonly documents: readonly Document[]
  /** The lines that could not be read, each as `<file>:<line>: <what is wrong>`; at most the first 20. */
  readonly problems: readonly string[]
  /** How many there were. */
  readonly bad: number
}

/**
 * Reads a corpus of one JSON document a line, `.jsonl` or `.jsonl.gz`, as a stream. Bad lines are reported and the rest
 * is loaded.
 * @throws TerminalError `knowledge.corpus-unreadable` when the file itself can't be read.
 */
export async function readCorpus(file: string): Promise<Corpus> {
  const documents: Document[] = []
  const problems: string[] = []
  let bad = 0
  let line = 0
  try {
    for await (const text of linesOf(file)) {
      line++
      if (text.trim() === '') continue
      const document = parseLine(text)
      if (typeof document !== 'string') {
        documents.push(document)
        continue
      }
      bad++
      if (problems.length < mostProblems) problems.push(`${file}:${line}: ${document}`)
    }
  } catch (cause) {
    throw unreadable(file, line, cause)
  }
  return { documents, problems, bad }
}

/**
 * Reads no more than the first document of a corpus, so that a wrong file is known at once.
 * @throws TerminalError `knowledge.corpus-unreadable` when the file can't be read, holds nothing, or begins with
 * something else.
 */
export async function checkCorpus(file: string): Promise<void> {
  let line = 0
  try {
    for await (const text of linesOf(file)) {
      line++
      if (text.trim() === '') continue
      const document = parseLine(text)
      if (typeof document !== 'string') return
      throw new Error(`line ${line} ${document}`)
    }
    throw new Error('it is empty')
  } catch (cause) {
    throw unreadable(file, Math.max(0, line - 1), cause)
  }
}

function unreadable(file: string, line: number, cause: unknown): TerminalError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new TerminalError(
    'knowledge.corpus-unreadable',
    `${file}: cannot be read after line ${line}: ${reason}. Give a .jsonl or .jsonl.gz file with one document a line.`,
    { cause },
  )
}

async function* linesOf(file: string): AsyncIterable<string> {
  const bytes = createReadStream(file)
  // A pipeline hands the failure of one stream on to the next; it is thrown where the last one is read.
  const input = file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => {}) : bytes
  input.setEncoding('utf8')
  let rest = ''
  for await (const chunk of input) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function parseLine(text: string): Document | string {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return `is not JSON: ${text.slice(0, 60).replace(/\p{Cc}/gu, '\ufffd')}`
  }
  const parsed = schema.safeParse(data)
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  const { kiStatus, workaround, ...document } = parsed.data
  const way = document.kind === 'known-issue' ? (workaround ?? workaroundIn(document.body)) : undefined
  return {
    ...document,
    ...(kiStatus === undefined ? {} : { kiStatus }),
    ...(way === undefined ? {} : { workaround: way }),
  }
}

const schema = z.object({
  id: z.string().min(1),
  /** People are sent there: an address that a browser would run instead of open is none. */
  url: z
    .string()
    .regex(/^(https?:\/\/.*)?$/, 'is no address of a page')
    .default(''),
  locale: z.enum(languages),
  kind: z.string().min(1),
  title: z.string().min(1),
  breadcrumb: z.string().default(''),
  body: z.string().default(''),
  updatedAt: z.string().nullable().default(null),
  kiStatus: z.string().optional(),
  workaround: z.string().optional(),
})

const mostProblems = 20
