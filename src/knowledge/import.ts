import { createHash } from 'node:crypto'
import { RetryableError } from '../errors.ts'
import type { Import, Library } from './library.ts'
import { isItem, isProblem, type Item, type Problem, type Source } from './sources/source.ts'
import { sound } from './sources/sound.ts'

/** How far an import is. */
export interface Progress {
  /** Items looked at. */
  readonly seen: number
  /** Of those, the ones that were read because they are new or changed. */
  readonly read: number
  readonly documents: number
  /** How many items there are, as far as the source knows by now. */
  readonly of?: number
}

/** What came of an import. */
export interface Report extends Progress {
  readonly source: string
  /** Items that the source does not have any more. */
  readonly gone: number
  /** What was left out, or not taken as it is: of items that did not change too. */
  readonly problems: readonly Problem[]
}

export interface ImportOptions {
  readonly library: Library
  readonly signal: AbortSignal
  /** Epoch ms. */
  readonly now: () => number
  readonly progress?: (progress: Progress) => void
}

/** How many items are read side by side, where the source does not ask for less: they are flushed to disk together. */
const mostAtOnce = 32
/** When this many in a row are away, the source itself is. */
const mostAway = 5
/** Of what could not be read at all; no item has it, so that it is read again the next time. */
const notRead = ''

/**
 * Brings the library up to date with a source: what did not change is not read again, what is gone is taken out, what is away
 * stays as it was. Ended in the middle, the next one goes on from there.
 * @throws what the source throws where it can't be listed, or is away as a whole; what was read by then stays.
 */
export async function importSource(source: Source, options: ImportOptions): Promise<Report> {
  const { library, signal, now, progress } = options
  const run = await library.begin(source.name)
  const problems: Problem[] = []
  const counts = { seen: 0, read: 0, documents: 0 }
  const underWay = new Set<Promise<void>>()
  let awayInARow = 0
  let failure: unknown
  const take = async (item: Item): Promise<void> => {
    const taken = await bringIn(run, item, signal)
    awayInARow = taken.away === undefined ? 0 : awayInARow + 1
    if (taken.away !== undefined) problems.push({ path: item.path, problem: taken.away.message })
    if (awayInARow >= mostAway) throw taken.away
    counts.seen += 1
    counts.read += taken.isRead ? 1 : 0
    counts.documents += taken.documents
    progress?.({ ...counts, ...(item.of !== undefined && { of: item.of }) })
  }
  try {
    for await (const each of source.items(signal, { ...run.before(), now: now() })) {
      signal.throwIfAborted()
      if (failure !== undefined) break
      if (isProblem(each)) {
        problems.push(each)
        continue
      }
      if (!isItem(each)) {
        run.note(each)
        continue
      }
      const taken: Promise<void> = take(each)
        .catch((error: unknown) => {
          failure ??= error
        })
        .finally(() => underWay.delete(taken))
      underWay.add(taken)
      if (underWay.size >= (source.atOnce ?? mostAtOnce)) await Promise.race(underWay)
    }
  } finally {
    await Promise.all(underWay)
  }
  if (failure !== undefined) throw failure
  signal.throwIfAborted()
  const gone = await run.finish(now())
  return { source: source.name, ...counts, gone, problems: [...problems, ...library.problems(source.name)] }
}

interface Taken {
  readonly isRead: boolean
  readonly documents: number
  /** Why it could not be read now. */
  readonly away?: RetryableError
}

async function bringIn(run: Import, item: Item, signal: AbortSignal): Promise<Taken> {
  const known = run.fingerprintOf(item.path)
  if (known !== undefined && known === item.fingerprint) {
    run.keep(item.path)
    return { isRead: false, documents: 0 }
  }
  try {
    const read = sound(await item.read(), item.path)
    const fingerprint = item.fingerprint ?? digestOf(JSON.stringify(read))
    if (known === fingerprint) run.keep(item.path)
    else await run.put(item.path, fingerprint, read)
    return { isRead: known !== fingerprint, documents: read.documents.length }
  } catch (error) {
    // What was stopped says nothing of the item.
    signal.throwIfAborted()
    if (error instanceof RetryableError) {
      run.keep(item.path)
      return { isRead: false, documents: 0, away: error }
    }
    const problem = error instanceof Error ? error.message : String(error)
    await run.put(item.path, notRead, { documents: [], problems: [{ path: item.path, problem }] })
    return { isRead: true, documents: 0 }
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
