import { RetryableError, TerminalError } from '../../errors.ts'
import { readBuiltin } from '../../knowledge/builtin.ts'
import { type Catalog, openCatalog } from '../../knowledge/catalog.ts'
import { importSource } from '../../knowledge/import.ts'
import { review } from '../../knowledge/review.ts'
import { openSource } from '../../knowledge/sources/open.ts'
import { type Source, tell } from '../../knowledge/sources/source.ts'
import { UsageError } from '../terminal/run.ts'
import { tellProgress, tellReport, tellReview } from './tell.ts'

export interface CatalogOptions {
  /** The folder of the articles that come with the dialog. */
  readonly builtinFolder: string
  /** The data folder. */
  readonly data: string
}

export interface ImportOptions extends CatalogOptions {
  readonly names: readonly string[]
  /** Where the articles of a checkout are read on the web. */
  readonly site: string
}

/**
 * Brings what is searched up to date with the sources, and tells what it left out. A running server sees it within a minute.
 * @returns whether all of it could be taken as it is.
 */
export async function importAll({ names, site, ...options }: ImportOptions): Promise<boolean> {
  if (names.length === 0) throw new UsageError('Say what to import.')
  const sources = await Promise.all(names.map((name) => openSource(name, { root: process.cwd(), site })))
  const stopping = new AbortController()
  const stop = (): void =>
    stopping.abort(
      new RetryableError('knowledge.stopped', 'Stopped. What was read is kept: import it again to go on.'),
    )
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const { signal } = stopping
  try {
    return await withCatalog(options, async (catalog) => {
      let isGood = true
      for (const source of sources) isGood = (await importOne(source, catalog, signal)) && isGood
      await indexAnew(catalog, signal)
      return isGood
    })
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

/** One source that is away keeps no other from being imported. @returns whether all of it could be taken as it is. */
async function importOne(source: Source, catalog: Catalog, signal: AbortSignal): Promise<boolean> {
  try {
    const report = await importSource(source, {
      library: catalog.library(),
      signal,
      now: () => Date.now(),
      progress: tellProgress(source.name),
    })
    tellReport(report)
    const reviewed = review(catalog.library().kept(source.name))
    tellReview(reviewed)
    return report.problems.length + reviewed.doubles.length === 0
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof RetryableError || error instanceof TerminalError)) throw error
    process.stderr.write(`${tell({ path: source.name, problem: error.message })}\n`)
    process.stdout.write(`${source.name}: not imported; what was brought in before stays\n`)
    return false
  }
}

/** Prints what was imported, and when. */
export function listSources(options: CatalogOptions): Promise<void> {
  return withCatalog(options, (catalog) => {
    const sources = catalog.isThere() ? catalog.library().sources() : []
    if (sources.length === 0) process.stdout.write('Nothing was imported yet.\n')
    for (const { source, documents, problems, importedAt } of sources) {
      const when =
        importedAt === null
          ? 'not yet imported to its end'
          : `imported ${new Date(importedAt).toISOString().slice(0, 16)}`
      process.stdout.write(`${source}\n  ${documents} documents, ${problems} problems, ${when}\n`)
    }
    return Promise.resolve()
  })
}

/** Takes out what came from a source. */
export function forget(name: string, options: CatalogOptions): Promise<void> {
  return withCatalog(options, async (catalog) => {
    if (!(await catalog.library().forget(name))) {
      const known = catalog
        .library()
        .sources()
        .map(({ source }) => source)
      throw new UsageError(`Nothing of ${name} is here. Sources: ${known.join(', ') || 'none'}.`)
    }
    await indexAnew(catalog, new AbortController().signal)
  })
}

async function withCatalog<T>(
  { builtinFolder, data }: CatalogOptions,
  work: (catalog: Catalog) => Promise<T>,
): Promise<T> {
  const catalog = openCatalog(data, await readBuiltin(builtinFolder))
  try {
    return await work(catalog)
  } finally {
    await catalog.close()
  }
}

async function indexAnew(catalog: Catalog, signal: AbortSignal): Promise<void> {
  if ((await catalog.indexed()) === catalog.contents()) {
    process.stdout.write('Nothing changed: the index stays as it is.\n')
    return
  }
  const began = performance.now()
  const data = await catalog.learn(signal)
  if (!data) throw signal.reason
  const articles = new Set(data.documents.map(({ id }) => id)).size
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(
    `${data.documents.length} documents of ${articles} articles, indexed in ${seconds} s\n`,
  )
}
