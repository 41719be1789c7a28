import type { Clock } from '../clock.ts'
import { TerminalError } from '../errors.ts'
import type { Log } from '../log.ts'
import { type Catalog, openCatalog } from './catalog.ts'
import { importSource } from './import.ts'
import type { IndexData } from './index-data.ts'
import type { Document } from './knowledge.ts'
import type { Embedder } from './embedder.ts'
import type { Searched } from './embedded.ts'
import { createNear } from './near.ts'
import { openIndex } from './search-index.ts'
import { type Source, tell } from './sources/source.ts'
import { beside } from './steps.ts'
import { trustIn } from './trust.ts'
import { warm } from './warm.ts'

export interface GrowthOptions {
  /** What is looked through for changes. */
  readonly sources: readonly Source[]
  /** The articles that come with the dialog. */
  readonly builtin: readonly Document[]
  /** Where what was imported is kept. */
  readonly folder: string
  /** In hours; 0: at the start only. */
  readonly refreshHours: number
  /** Turns texts into vectors; absent: articles are found by their words alone. */
  readonly embedder?: Embedder
  /** Puts more in the place of what is searched. */
  readonly show: (searched: Searched) => void
  readonly clock: Clock
  readonly log: Log
}

/** What is searched grows: by what was imported before, by what changed in the sources, and by what other processes import. */
export interface Growth {
  /** Resolves when everything that can be read was shown once. */
  readonly grown: Promise<void>
  /** Resolves when no round is under way. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** How often the index on disk is looked at: another process may have imported. */
const lookMs = 60_000
const hourMs = 3_600_000

/** Begins at once, and goes on from time to time. What fails is logged, and tried again at the next round. */
export function createGrowth(options: GrowthOptions): Growth {
  const { sources, builtin, folder, refreshHours, embedder, clock, log } = options
  const catalog = openCatalog(folder, builtin)
  const closing = new AbortController()
  const { signal } = closing
  let shown: string | undefined
  let stop = (): void => {}

  const show = async (data: IndexData, contents: string): Promise<void> => {
    const index = await beside(warm(openIndex(data), data.documents[0]?.title ?? ''), signal)
    if (index === undefined) return
    options.show({ index })
    shown = contents
    if (!embedder) return
    const vectors = await catalog.embed(data.documents, embedder, signal)
    const trust = vectors && (await beside(trustIn(vectors), signal))
    if (!vectors || trust === undefined) return
    log.info('knowledge.meanings', { trust })
    options.show({ index, near: createNear(vectors, { embedder, trust, clock, log }) })
  }
  /** Shows the index on disk where it is another than the one that is shown. */
  const look = async (): Promise<void> => {
    const indexed = await catalog.indexed()
    if (indexed === undefined || indexed === shown) return
    const read = await catalog.read().catch((error: unknown) => {
      if (!(error instanceof TerminalError)) throw error
      log.warn('knowledge.index-unusable', { reason: error.message })
    })
    if (read) await show(read.data, read.contents)
    else await learn()
  }
  const learn = async (): Promise<void> => {
    const contents = catalog.contents()
    if (contents === shown) return
    const data = await catalog.learn(signal)
    if (data) await show(data, contents)
  }
  const refresh = async (): Promise<void> => {
    for (const source of sources) await bringIn(source, { catalog, clock, log, signal })
    await learn()
  }
  const quietly = (work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) => {
      if (!signal.aborted) log.error('knowledge.not-grown', {}, error)
    })
  const begin = async (): Promise<void> => {
    if (sources.length === 0 && !catalog.isThere()) return
    await quietly(look)
    if (!signal.aborted) await quietly(refresh)
  }
  let refreshedAt = clock.now()
  const goRound = (): void => {
    if (signal.aborted) return
    stop = clock.after(lookMs, () => {
      const isDue =
        sources.length > 0 && refreshHours > 0 && clock.now() - refreshedAt >= refreshHours * hourMs
      if (isDue) refreshedAt = clock.now()
      const work = catalog.isThere() ? quietly(isDue ? refresh : look) : Promise.resolve()
      underWay = work.then(goRound)
    })
  }
  const grown = begin()
  let underWay = grown.then(goRound)

  return {
    grown,
    idle: () => underWay,
    async close() {
      closing.abort()
      stop()
      await underWay
      await catalog.close()
    },
  }
}

interface Around {
  readonly catalog: Catalog
  readonly clock: Clock
  readonly log: Log
  readonly signal: AbortSignal
}

const mostTold = 20

/** Brings the library up to date with a source; one that is away is tried again at the next refresh. */
async function bringIn(source: Source, { catalog, clock, log, signal }: Around): Promise<void> {
  try {
    const report = await importSource(source, { library: catalog.library(), signal, now: () => clock.now() })
    const { seen, read, gone, problems } = report
    for (const problem of problems.slice(0, mostTold)) log.warn('knowledge.bad', { problem: tell(problem) })
    log.info('knowledge.imported', { source: source.name, seen, read, gone, problems: problems.length })
  } catch (error) {
    if (!signal.aborted) log.error('knowledge.not-imported', { source: source.name }, error)
  }
}
