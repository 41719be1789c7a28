import type { Steps } from './steps.ts'

/** The parts of an article, most prominent first. */
export const parts = ['title', 'breadcrumb', 'body'] as const
export type Part = (typeof parts)[number]

/** The stems of a document, by part. */
export type Stems = Readonly<Record<Part, readonly string[]>>

/**
 * Which documents have which stem, in long arrays that are written to a file and read back as they are. The entries of
 * the stem at place `n` in `stems` stand from `starts[n]` up to `starts[n + 1]`, in the order of their documents.
 */
export interface Postings {
  readonly stems: readonly string[]
  readonly starts: Uint32Array
  /** The number of a document. */
  readonly numbers: Uint32Array
  /** How often it has the stem, over all parts, weighted, and made comparable between long parts and short ones. */
  readonly frequencies: Float32Array
  /** The place in `parts` of the first part that has it. */
  readonly first: Uint8Array
  /** How many documents there are. */
  readonly documents: number
}

/** The place of a document in `documents` is its number; it may be left empty. */
export function* readPostings(documents: readonly (Stems | undefined)[]): Steps<Postings> {
  const usual = usualLengths(documents)
  const lists = new Map<string, Entries>()
  for (const [number, document] of documents.entries()) {
    if (number % documentsAStep === 0) yield
    if (document === undefined) continue
    for (const [place, part] of parts.entries()) {
      const { weight, lengthMatters } = settings[part]
      const each = weight / (1 - lengthMatters + (lengthMatters * document[part].length) / usual[part])
      for (const stem of document[part]) {
        let list = lists.get(stem)
        if (list === undefined) lists.set(stem, (list = { numbers: [], frequencies: [], first: [] }))
        const last = list.numbers.length - 1
        if (list.numbers[last] === number) list.frequencies[last] = (list.frequencies[last] ?? 0) + each
        else {
          list.numbers.push(number)
          list.frequencies.push(each)
          list.first.push(place)
        }
      }
    }
  }
  return yield* inLongArrays(lists, documents.filter((document) => document !== undefined).length)
}

interface Entries {
  readonly numbers: number[]
  readonly frequencies: number[]
  readonly first: number[]
}

function* inLongArrays(lists: ReadonlyMap<string, Entries>, documents: number): Steps<Postings> {
  const starts = new Uint32Array(lists.size + 1)
  let size = 0
  for (const [place, { numbers }] of [...lists.values()].entries()) starts[place + 1] = size += numbers.length
  const all = {
    numbers: new Uint32Array(size),
    frequencies: new Float32Array(size),
    first: new Uint8Array(size),
  }
  let place = 0
  for (const { numbers, frequencies, first } of lists.values()) {
    if (place % termsAStep === 0) yield
    const start = starts[place++] ?? 0
    all.numbers.set(numbers, start)
    all.frequencies.set(frequencies, start)
    all.first.set(first, start)
  }
  return { stems: [...lists.keys()], starts, ...all, documents }
}

/** The mean number of stems in each part, over the documents where it has any. */
function usualLengths(documents: readonly (Stems | undefined)[]): Record<Part, number> {
  const usual = { title: 1, breadcrumb: 1, body: 1 }
  for (const part of parts) {
    const lengths = documents.flatMap((document) => document?.[part].length || [])
    usual[part] = lengths.length === 0 ? 1 : lengths.reduce((a, b) => a + b, 0) / lengths.length
  }
  return usual
}

const settings: Readonly<Record<Part, { readonly weight: number; readonly lengthMatters: number }>> = {
  title: { weight: 2, lengthMatters: 0.5 },
  breadcrumb: { weight: 0.5, lengthMatters: 0.5 },
  body: { weight: 0.3, lengthMatters: 0.75 },
}
const documentsAStep = 100
const termsAStep = 500
