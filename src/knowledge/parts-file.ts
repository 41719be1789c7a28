import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { TerminalError } from '../errors.ts'

/**
 * A file of several parts, each at a multiple of eight bytes, after a line that says what it is and one that says what is in it.
 *
 * V1 the file is whole or not there: it is written aside, flushed, and renamed;
 * V2 what is damaged, or of another version, is refused before anything of it is used.
 */
export interface Kind {
  readonly magic: string
  /** Raised whenever what is written, or what it means, changes. */
  readonly version: number
}

export interface Part {
  readonly type: string
  readonly bytes: Buffer
}

/** What a file says of itself. */
export type About = Readonly<Record<string, string | number>>

const headerSchema = z.object({
  version: z.number(),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
  crc: z.number(),
  parts: z.array(z.object({ type: z.string(), bytes: z.number().int().min(0) })),
})

const longestHeader = 65_536

/** Writes the file in the place of the one that is there. */
export async function writeParts(
  file: string,
  kind: Kind,
  about: About,
  parts: readonly Part[],
): Promise<void> {
  const body = Buffer.concat(parts.flatMap(({ bytes }) => [bytes, Buffer.alloc(padding(bytes.length))]))
  const lengths = parts.map(({ type, bytes }) => ({ type, bytes: bytes.length }))
  const crc = sumOf({ about, parts: lengths }, body)
  const header = JSON.stringify({ version: kind.version, about, crc, parts: lengths })
  await sweep(file)
  const aside = `${file}.${process.pid}.new`
  const handle = await open(aside, 'w', 0o600)
  try {
    await handle.writev([startOf(kind, header), body])
    await handle.sync()
    await handle.close()
    await rename(aside, file) // V1
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(aside, { force: true })
    throw error
  }
}

/** Takes away what processes left aside that ended in the middle. */
async function sweep(file: string): Promise<void> {
  const prefix = `${basename(file)}.`
  for (const name of await readdir(dirname(file))) {
    const pid = name.startsWith(prefix) ? /^(\d+)\.new$/.exec(name.slice(prefix.length))?.[1] : undefined
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(dirname(file), name), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Reads the file; undefined when there is none.
 * @throws TerminalError `knowledge.index-unusable` when it is damaged, or of another version of the program.
 */
export async function readParts(
  file: string,
  kind: Kind,
): Promise<{ readonly about: About; readonly parts: readonly Part[] } | undefined> {
  const bytes = await bytesOf(file)
  if (bytes === undefined) return undefined
  const { header, body } = openUp(file, kind, bytes)
  if (sumOf(header, body) !== header.crc) throw unusable(file, 'it is damaged') // V2
  let offset = 0
  const parts = header.parts.map(({ type, bytes: length }) => {
    const part = { type, bytes: body.subarray(offset, offset + length) }
    offset += length + padding(length)
    return part
  })
  if (offset !== body.length) throw unusable(file, 'it has not all its parts')
  return { about: header.about, parts }
}

/** What the file says of itself, without reading the rest; undefined when there is none, or it is unusable. */
export async function readAbout(file: string, kind: Kind): Promise<About | undefined> {
  try {
    const bytes = await bytesOf(file, longestHeader)
    return bytes && openUp(file, kind, bytes).header.about
  } catch {
    return undefined
  }
}

export const unusable = (file: string, reason: string): TerminalError =>
  new TerminalError(
    'knowledge.index-unusable',
    `The index ${file} can't be used: ${reason}. It is made anew from what was imported.`,
  )

/** Of all that is read: of what the parts are as well as of what is in them. */
const sumOf = (
  { about, parts }: Pick<z.infer<typeof headerSchema>, 'about' | 'parts'>,
  body: Buffer,
): number => crc32(body, crc32(JSON.stringify([about, parts])))

/** Text and padding up to where the body begins. */
function startOf({ magic }: Kind, header: string): Buffer {
  const text = `${magic}\n${header}\n`
  return Buffer.from(text + ' '.repeat(padding(Buffer.byteLength(text))))
}

function openUp(file: string, { magic, version }: Kind, bytes: Buffer) {
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
  return { header, body: bytes.subarray(end + 1 + padding(end + 1)) }
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
