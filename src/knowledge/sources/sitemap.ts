import { TerminalError } from '../../errors.ts'
import { fetchPage } from './fetch.ts'
import { documentOfPage, type Known } from './page.ts'
import { readRobots } from './robots.ts'
import { parseSitemap, type Sitemap } from './sitemap-file.ts'
import type { Item, Problem, Rest, Source } from './source.ts'

const most = { pages: 50_000, maps: 200, bytes: 50_000_000 }

/** A site that serves people is not asked for more pages at once. */
const pagesAtOnce = 2

/** The pages that a site lists in its sitemap: those of its own host that its robots.txt leaves to everybody. */
export function openSitemap(url: string): Source {
  const { host, origin } = new URL(url)
  return {
    name: url,
    atOnce: pagesAtOnce,
    async *items(signal) {
      const mayRead = await readRobots(origin, { host, signal })
      const entries = new Map<string, Known>()
      let named = 0
      for await (const each of entriesOf(url, host, signal)) {
        if ('rest' in each) {
          yield each
          continue
        }
        named += 1
        if (named > most.pages) break
        if ('problem' in each) yield each
        else if (!mayRead(each.url)) yield { path: each.url, problem: 'is closed to programs by robots.txt' }
        else entries.set(each.url, each)
      }
      if (named === 0) throw namesNothing(url)
      if (named > most.pages) yield { path: url, problem: `only its first ${most.pages} pages are read` }
      for (const entry of entries.values()) yield itemOf(entry, { host, signal, of: entries.size })
    },
  }
}

const itemOf = (
  entry: Known,
  { host, signal, of }: { readonly host: string; readonly signal: AbortSignal; readonly of: number },
): Item => ({
  path: entry.url,
  ...(entry.changed !== undefined && { fingerprint: entry.changed }),
  of,
  read: async () => documentOfPage(await fetchPage(entry.url, { host, signal, accept: 'text/html' }), entry),
})

/** All that it names. Where a part of it can't be read, what was brought in before stays: nobody knows what stands there. */
async function* entriesOf(
  start: string,
  host: string,
  signal: AbortSignal,
): AsyncGenerator<Known | Problem | Rest> {
  const waiting = [start]
  const seen = new Set(waiting)
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const read = await readMap(url, host, signal).catch((error: unknown) => {
      if (url === start || !(error instanceof TerminalError)) throw error
      return error.message
    })
    if (read === undefined && url === start) throw notASitemap(url)
    if (read === undefined || typeof read === 'string') {
      yield { path: url, problem: read ?? 'is no sitemap' }
      yield { rest: '' }
      continue
    }
    for (const next of read.maps) {
      if (seen.has(next)) yield { path: url, problem: `names ${next} again: not followed` }
      else if (seen.size < most.maps) {
        seen.add(next)
        waiting.push(next)
      }
    }
    yield* read.pages.map((page) =>
      isOf(host, page.url)
        ? page
        : { path: url, problem: `names ${page.url}, which is not at ${host}: left out` },
    )
  }
}

const isOf = (host: string, url: string): boolean => URL.canParse(url) && new URL(url).host === host

async function readMap(url: string, host: string, signal: AbortSignal): Promise<Sitemap | undefined> {
  const { bytes } = await fetchPage(url, { host, signal, maxBytes: most.bytes })
  return parseSitemap(bytes, most.bytes)
}

const notASitemap = (url: string): TerminalError =>
  new TerminalError(
    'knowledge.no-source',
    `${url} is no sitemap: it holds neither "urlset" nor "sitemapindex". Give the address of the site's sitemap.`,
  )

/** Perhaps it is just being made: what was read before stays. */
const namesNothing = (url: string): TerminalError =>
  new TerminalError('knowledge.no-source', `${url} names no page. Give the address of the site's sitemap.`)
