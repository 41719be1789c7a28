import { createHash } from 'node:crypto'
import { RetryableError } from '../errors.ts'
import type { Import, Library } from './library.ts'
import { isProblem, type Item, type Problem, type Source } from './sources/source.ts'

/** How far an import is. */
export interface Progress {
  /** Items looked at. */
  readonly seen: number
  /** Of those, the ones that were read because they are new or changed. */
  readonly read: number
  readonly documents: number
}

/** What came of an import. */
export interface Report extends Progress {
  readonly source: string
  /** Items that the source has no more. */
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

/** So many items are read side by side. */
const atOnce = 8

/**
 * Brings the library up to date with a source: what did not change is not read again, what is gone is taken out. Ended in the
 * middle, the next one goes on from there.
 * @throws what the source throws where it can't be listed; what was read by then stays.
 */
export async function importSource(source: Source, options: ImportOptions): Promise<Report> {
  const { library, signal, now, progress } = options
  const run = await library.begin(source.name)
  const problems: Problem[] = []
  const counts = { seen: 0, read: 0, documents: 0 }
  const underWay = new Set<Promise<void>>()
  let failure: unknown
  const take = async (item: Item): Promise<void> => {
    const taken = await bringIn(run, item)
    counts.seen += 1
    counts.read += taken.isRead ? 1 : 0
    counts.documents += taken.documents
    progress?.(counts)
  }
  for await (const each of source.items(signal)) {
    if (failure !== undefined) break
    if (isProblem(each)) {
      problems.push(each)
      continue
    }
    const taken: Promise<void> = take(each)
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => underWay.delete(taken))
    underWay.add(taken)
    if (underWay.size >= atOnce) await Promise.race(underWay)
  }
  await Promise.all(underWay)
  if (failure !== undefined) throw failure
  signal.throwIfAborted()
  const gone = await run.finish(now())
  return { source: source.name, ...counts, gone, problems: [...problems, ...library.problems(source.name)] }
}

async function bringIn(
  run: Import,
  item: Item,
): Promise<{ readonly isRead: boolean; readonly documents: number }> {
  const known = run.fingerprintOf(item.path)
  if (known !== undefined && known === item.fingerprint) {
    await run.keep(item.path)
    return { isRead: false, documents: 0 }
  }
  const read = await item.read().catch((error: unknown) => {
    if (error instanceof RetryableError) throw error
    const problem = error instanceof Error ? error.message : String(error)
    return { documents: [], problems: [{ path: item.path, problem }] }
  })
  const fingerprint = item.fingerprint ?? digestOf(JSON.stringify(read))
  if (known === fingerprint) await run.keep(item.path)
  else await run.put(item.path, fingerprint, read)
  return { isRead: known !== fingerprint, documents: read.documents.length }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
