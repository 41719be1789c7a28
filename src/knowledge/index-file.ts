import { open, rename, rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { TerminalError } from '../errors.ts'
import type { IndexData } from './index-data.ts'
import type { Document } from './knowledge.ts'
import { arrayOver, isName, pack, typeOf, unpack, unzipped, zipped } from './pack.ts'

/**
 * An index as a file that loads fast.
 *
 * V1 the file is whole or not there: it is written aside, flushed, and renamed;
 * V2 what is damaged, or of another version, is refused before anything of it is used.
 */
const magic = 'VENTANILLA INDEX'
/** Raised whenever what is learnt from documents, or how it is written, changes. */
const version = 1

const longestHeader = 65_536

const headerSchema = z.object({
  version: z.number(),
  contents: z.string(),
  articles: z.number(),
  crc: z.number(),
  parts: z.array(z.object({ type: z.string(), bytes: z.number().int().min(0) })),
})

/** What a file says of itself. */
export interface About {
  /** Stands for the documents that it was made of, and for no others. */
  readonly contents: string
  readonly articles: number
}

/** Writes the file in the place of the one that is there. */
export async function writeIndexFile(file: string, data: IndexData, about: About): Promise<void> {
  const { documents, ...learnt } = data
  const { text, sections } = await pack(learnt)
  const parts = [
    { type: 'documents', bytes: await zipped(JSON.stringify(documents)) },
    { type: 'learnt', bytes: text },
    ...sections.map((array) => ({
      type: typeOf(array),
      bytes: Buffer.from(array.buffer, array.byteOffset, array.byteLength),
    })),
  ]
  const body = Buffer.concat(parts.flatMap(({ bytes }) => [bytes, Buffer.alloc(padding(bytes.length))]))
  const header = JSON.stringify({
    version,
    ...about,
    crc: crc32(body),
    parts: parts.map(({ type, bytes }) => ({ type, bytes: bytes.length })),
  })
  const aside = `${file}.${process.pid}.new`
  const handle = await open(aside, 'w', 0o600)
  try {
    await handle.writev([startOf(header), body])
    await handle.sync()
    await handle.close()
    await rename(aside, file) // V1
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(aside, { force: true })
    throw error
  }
}

/**
 * Reads the file; undefined when there is none.
 * @throws TerminalError `knowledge.index-unusable` when it is damaged, or of another version of the program.
 */
export async function readIndexFile(
  file: string,
): Promise<(About & { readonly data: IndexData }) | undefined> {
  const bytes = await bytesOf(file)
  if (bytes === undefined) return undefined
  const { header, body } = openUp(file, bytes)
  if (crc32(body) !== header.crc) throw unusable(file, 'it is damaged') // V2
  let offset = 0
  const [documents, learnt, ...sections] = header.parts.map((part) => {
    const start = offset
    offset += part.bytes + padding(part.bytes)
    return { type: part.type, start, length: part.bytes }
  })
  if (!documents || !learnt || offset !== body.length) throw unusable(file, 'it has not all its parts')
  const slice = ({ start, length }: { start: number; length: number }): Buffer =>
    body.subarray(start, start + length)
  const arrays = sections.map(({ type, start, length }) => {
    if (!isName(type)) throw unusable(file, `it has a part of the unknown type "${type}"`)
    return arrayOver(type, body, start, length)
  })
  const data = {
    ...((await unpack({ text: slice(learnt), sections: arrays })) as Omit<IndexData, 'documents'>),
    documents: JSON.parse(await unzipped(slice(documents))) as readonly Document[],
  }
  return { contents: header.contents, articles: header.articles, data }
}

/** What the file says of itself, without reading the rest; undefined when there is none, or it is unusable. */
export async function aboutIndexFile(file: string): Promise<About | undefined> {
  try {
    const bytes = await bytesOf(file, longestHeader)
    return bytes && openUp(file, bytes).header
  } catch {
    return undefined
  }
}

/** Text and padding up to where the body begins. */
function startOf(header: string): Buffer {
  const text = `${magic}\n${header}\n`
  return Buffer.from(text + ' '.repeat(padding(Buffer.byteLength(text))))
}

function openUp(file: string, bytes: Buffer) {
  const first = bytes.indexOf(10)
  const end = bytes.indexOf(10, first + 1)
  if (end < 0 || bytes.subarray(0, first).toString() !== magic) throw unusable(file, 'it is no index')
  let header: z.infer<typeof headerSchema>
  try {
    header = headerSchema.parse(JSON.parse(bytes.subarray(first + 1, end).toString()))
  } catch {
    throw unusable(file, 'its first lines are damaged')
  }
  if (header.version !== version) throw unusable(file, `it is of version ${header.version}, not ${version}`)
  const start = end + 1 + padding(end + 1)
  return { header, body: bytes.subarray(start) }
}

/** The bytes start at a multiple of eight in memory, so that long arrays can stand over them. */
async function bytesOf(file: string, most = Number.MAX_SAFE_INTEGER): Promise<Buffer | undefined> {
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const size = Math.min((await handle.stat()).size, most)
    const bytes = Buffer.from(new ArrayBuffer(size))
    await handle.read(bytes, 0, size, 0)
    return bytes
  } finally {
    await handle.close()
  }
}

const padding = (length: number): number => (8 - (length % 8)) % 8

const unusable = (file: string, reason: string): TerminalError =>
  new TerminalError(
    'knowledge.index-unusable',
    `The index ${file} can't be used: ${reason}. It is made anew from what was imported.`,
  )
