import { digestOf } from '../digest.ts'
import type { Embedder } from './embedder.ts'
import type { Document } from './knowledge.ts'
import { arrayOver, bytesIn, unzipped, zipped } from './pack.ts'
import { readParts, unusable, writeParts } from './parts-file.ts'

/** The vectors of documents, each value in a byte; all of the same length one. */
export interface Vectors {
  readonly model: string
  /** The article of each. */
  readonly ids: readonly string[]
  /** The language of each. */
  readonly locales: readonly string[]
  /** Stands for the text that each was made of. */
  readonly digests: readonly string[]
  readonly values: Int8Array
}

const kind = { magic: 'VENTANILLA VECTORS', version: 2 }

async function writeVectors(file: string, { model, ids, locales, digests, values }: Vectors): Promise<void> {
  await writeParts(file, kind, { model }, [
    { type: 'documents', bytes: await zipped(JSON.stringify({ ids, locales, digests })) },
    { type: 'values', bytes: bytesIn(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) },
  ])
}

/** Undefined when there is no file, or it is of another model. @throws TerminalError `knowledge.index-unusable`. */
export async function readVectors(file: string, model: string): Promise<Vectors | undefined> {
  const read = await readParts(file, kind)
  if (read === undefined || read.about['model'] !== model) return undefined
  const [documents, values] = read.parts
  if (!documents || !values) throw unusable(file, 'it has not all its parts')
  const named = JSON.parse(await unzipped(documents.bytes)) as Pick<Vectors, 'ids' | 'locales' | 'digests'>
  const bytes = arrayOver('Uint8Array', values.bytes)
  return { model, ...named, values: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}

export interface EmbedOptions {
  readonly embedder: Embedder
  readonly file: string
  readonly signal: AbortSignal
}

const batch = 64
/** So often what is there is written, so that the next one goes on from it. */
const keptEvery = 20
const timeoutMs = 60_000
/** How much of a body it takes to say what it is about. */
const longestBody = 800

/**
 * The vectors of these documents: those of texts that are known are taken from the file, the others are asked for, and all of
 * them are kept. Ended in the middle, the next one goes on from there. Undefined when it was stopped.
 * @throws what the embedder throws.
 */
export async function embedAll(
  documents: readonly Document[],
  { embedder, file, signal }: EmbedOptions,
): Promise<Vectors | undefined> {
  const known = await readVectors(file, embedder.model).catch(() => undefined)
  const rows = new Map<string, Int8Array>()
  if (known) for (const [place, digest] of known.digests.entries()) rows.set(digest, rowOf(known, place))
  const texts = documents.map(textOf)
  const digests = texts.map(digestOf)
  const gathered = (): Vectors => gather(embedder.model, documents, digests, rows)
  const missing = [...new Map(digests.map((digest, place) => [digest, texts[place] ?? '']))].filter(
    ([digest]) => !rows.has(digest),
  )
  for (let at = 0, count = 1; at < missing.length; at += batch, count += 1) {
    if (signal.aborted) return undefined
    const some = missing.slice(at, at + batch)
    const vectors = await embedder.embed(
      some.map(([, text]) => text),
      timeoutMs,
    )
    for (const [place, [digest]] of some.entries())
      rows.set(digest, quantized(vectors[place] ?? new Float32Array()))
    if (count % keptEvery === 0) await writeVectors(file, gathered())
  }
  const all = gathered()
  if (missing.length > 0 || known?.ids.length !== all.ids.length) await writeVectors(file, all)
  return all
}

/** The articles that lie nearest, best first, each once. */
export function nearest({ ids, values }: Vectors, query: Float32Array, limit: number): readonly string[] {
  const length = ids.length === 0 ? 0 : values.length / ids.length
  const asked = quantized(query)
  if (asked.length !== length) return []
  const best = new Map<string, number>()
  for (let row = 0, at = 0; row < ids.length; row += 1) {
    let sum = 0
    for (let place = 0; place < length; place += 1, at += 1) sum += (values[at] ?? 0) * (asked[place] ?? 0)
    const id = ids[row] ?? ''
    if (sum > (best.get(id) ?? 0)) best.set(id, sum)
  }
  return [...best]
    .sort(([, one], [, other]) => other - one)
    .slice(0, limit)
    .map(([id]) => id)
}

const textOf = ({ title, breadcrumb, body }: Document): string =>
  [title, breadcrumb, body.slice(0, longestBody)].filter((part) => part !== '').join('\n')

/** Of length one, and a byte each. */
function quantized(vector: Float32Array): Int8Array {
  const length = Math.hypot(...vector) || 1
  return Int8Array.from(vector, (value) => Math.round((value / length) * 127))
}

function rowOf({ ids, values }: Vectors, place: number): Int8Array {
  const length = values.length / ids.length
  return values.subarray(place * length, (place + 1) * length)
}

function gather(
  model: string,
  documents: readonly Document[],
  digests: readonly string[],
  rows: ReadonlyMap<string, Int8Array>,
): Vectors {
  const there = documents.flatMap(({ id, locale }, place) => {
    const digest = digests[place] ?? ''
    const row = rows.get(digest)
    return row === undefined ? [] : [{ id, locale, digest, row }]
  })
  const length = there[0]?.row.length ?? 0
  const values = new Int8Array(there.length * length)
  for (const [place, { row }] of there.entries()) values.set(row, place * length)
  return {
    model,
    ids: there.map(({ id }) => id),
    locales: there.map(({ locale }) => locale),
    digests: there.map(({ digest }) => digest),
    values,
  }
}
