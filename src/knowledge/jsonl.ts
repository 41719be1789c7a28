import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { languages } from '../dialog/language.ts'
import { TerminalError } from '../errors.ts'
import { workaroundIn } from './known-issue.ts'
import type { Document } from './knowledge.ts'
import { soundOf } from './sources/sound.ts'
import { decode, longestText } from './sources/text.ts'

/** What came of reading a corpus. */
export interface Corpus {
  readonly documents: readonly Document[]
  /** The lines that could not be read, each as `<file>:<line>: <what is wrong>`; at most the first 20. */
  readonly problems: readonly string[]
  /** How many there were. */
  readonly bad: number
}

/** Some lines of a corpus, in their order. */
export interface Chunk {
  /** From 1. */
  readonly firstLine: number
  readonly lines: readonly Buffer[]
}

/**
 * Reads a corpus of one JSON document a line, `.jsonl` or `.jsonl.gz`. Bad lines are reported and the rest is loaded.
 * @throws TerminalError `knowledge.corpus-unreadable` when the file itself can't be read.
 */
export async function readCorpus(file: string): Promise<Corpus> {
  const documents: Document[] = []
  const problems: string[] = []
  let bad = 0
  for await (const chunk of chunksOf(file)) {
    const read = readChunk(chunk)
    for (const document of read.documents) documents.push(document)
    bad += read.problems.length
    for (const { line, problem } of read.problems)
      if (problems.length < mostProblems) problems.push(`${file}:${line}: ${problem}`)
  }
  return { documents, problems, bad }
}

/**
 * The lines of a file, some at a time: it may be larger than what fits into memory.
 * @throws TerminalError `knowledge.corpus-unreadable` when it can't be read to its end.
 */
export async function* chunksOf(file: string): AsyncGenerator<Chunk> {
  let firstLine = 1
  let lines: Buffer[] = []
  try {
    for await (const line of linesOf(file)) {
      lines.push(line)
      if (lines.length < linesAChunk) continue
      yield { firstLine, lines }
      firstLine += lines.length
      lines = []
    }
  } catch (cause) {
    throw unreadable(file, firstLine + lines.length - 1, cause)
  }
  if (lines.length > 0) yield { firstLine, lines }
}

/** The documents of some lines, and what is wrong with the others. */
export function readChunk({ firstLine, lines }: Chunk): {
  readonly documents: readonly Document[]
  readonly problems: readonly { readonly line: number; readonly problem: string }[]
} {
  const documents: Document[] = []
  const problems: { line: number; problem: string }[] = []
  for (const [place, bytes] of lines.entries()) {
    const document = documentIn(bytes)
    if (typeof document === 'string') problems.push({ line: firstLine + place, problem: document })
    else if (document !== undefined) documents.push(document)
  }
  return { documents, problems }
}

function unreadable(file: string, line: number, cause: unknown): TerminalError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new TerminalError(
    'knowledge.corpus-unreadable',
    `${file}: cannot be read after line ${line}: ${reason}. Give a .jsonl or .jsonl.gz file with one document a line.`,
    { cause },
  )
}

async function* linesOf(file: string): AsyncIterable<Buffer> {
  const bytes = createReadStream(file)
  // A pipeline hands the failure of one stream on to the next; it is thrown where the last one is read.
  const input = file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => {}) : bytes
  let rest: Buffer[] = []
  let size = 0
  let [all, lines] = [0, 0]
  for await (const chunk of input as AsyncIterable<Buffer>) {
    all += chunk.length
    if (all > most.bytes) throw new Error(`it has more than ${most.bytes} bytes, unzipped`)
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      lines += 1
      if (lines > most.lines) throw new Error(`it has more than ${most.lines} lines`)
      yield Buffer.concat([...rest, chunk.subarray(start, end)])
      rest = []
      size = 0
      start = end + 1
    }
    size += chunk.length - start
    // Of a line that is too long enough is kept to tell that it is.
    if (size <= longestText + chunk.length) rest.push(chunk.subarray(start))
  }
  if (size > 0) yield Buffer.concat(rest)
}

/** Undefined for an empty line; what is wrong with one that holds no document. */
function documentIn(bytes: Buffer): Document | string | undefined {
  const decoded = decode(bytes)
  if ('problem' in decoded) return decoded.problem
  return decoded.text.trim() === '' ? undefined : parseLine(decoded.text)
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
  return soundOf({
    ...document,
    ...(kiStatus === undefined ? {} : { kiStatus }),
    ...(way === undefined ? {} : { workaround: way }),
  })
}

const schema = z.object({
  id: z.string().min(1),
  url: z.string().default(''),
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
/** More than any help center has. A zipped file of a few megabytes can hold a thousand times as much of nothing. */
const most = { bytes: 1_000_000_000, lines: 1_000_000 }
/** So few that nobody waits while they are read. */
const linesAChunk = 100
