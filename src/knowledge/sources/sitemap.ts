import { gunzipSync } from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import { type Language, languageOf } from '../../dialog/language.ts'
import { TerminalError } from '../../errors.ts'
import { fetchPage } from './fetch.ts'
import { documentOfPage } from './page.ts'
import { readRobots } from './robots.ts'
import type { Item, Problem, Source } from './source.ts'

/** One page as a sitemap names it. */
interface Entry {
  readonly url: string
  readonly changed?: string
  /** The same page in other languages. */
  readonly others: ReadonlyMap<Language, string>
}

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
      const entries = new Map<string, Entry>()
      for await (const each of entriesOf(url, host, signal)) {
        if ('problem' in each) yield each
        else if (!mayRead(each.url)) yield { path: each.url, problem: 'is closed to programs by robots.txt' }
        else if (entries.size < most.pages) entries.set(each.url, each)
      }
      for (const entry of entries.values()) yield itemOf(entry, { host, signal, of: entries.size })
    },
  }
}

const itemOf = (
  entry: Entry,
  { host, signal, of }: { readonly host: string; readonly signal: AbortSignal; readonly of: number },
): Item => ({
  path: entry.url,
  ...(entry.changed !== undefined && { fingerprint: entry.changed }),
  of,
  read: async () => documentOfPage(await fetchPage(entry.url, { host, signal, accept: 'text/html' }), entry),
})

async function* entriesOf(start: string, host: string, signal: AbortSignal): AsyncGenerator<Entry | Problem> {
  const waiting = [start]
  const seen = new Set(waiting)
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const read = await readMap(url, host, signal)
    if (read === undefined) {
      if (url === start) throw notASitemap(url)
      yield { path: url, problem: 'is no sitemap' }
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

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  processEntities: true,
  isArray: (name) => ['url', 'sitemap', 'xhtml:link'].includes(name),
})

interface Parsed {
  readonly urlset?: { readonly url?: readonly ParsedUrl[] }
  readonly sitemapindex?: { readonly sitemap?: readonly { readonly loc?: string }[] }
}
interface ParsedUrl {
  readonly loc?: string
  readonly lastmod?: string
  readonly 'xhtml:link'?: readonly { readonly hreflang?: string; readonly href?: string }[]
}

async function readMap(
  url: string,
  host: string,
  signal: AbortSignal,
): Promise<{ readonly maps: readonly string[]; readonly pages: readonly Entry[] } | undefined> {
  const { bytes } = await fetchPage(url, { host, signal, maxBytes: most.bytes })
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  let parsed: Parsed
  try {
    const text = isZipped ? gunzipSync(bytes, { maxOutputLength: most.bytes }) : bytes
    parsed = parser.parse(text.toString('utf8')) as Parsed
  } catch {
    return undefined
  }
  const { urlset, sitemapindex } = parsed
  if (urlset === undefined && sitemapindex === undefined) return undefined
  return {
    maps: (sitemapindex?.sitemap ?? []).flatMap(({ loc }) => (typeof loc === 'string' ? [loc.trim()] : [])),
    pages: (urlset?.url ?? []).flatMap((each) => entryOf(each)),
  }
}

function entryOf({ loc, lastmod, 'xhtml:link': links = [] }: ParsedUrl): readonly Entry[] {
  if (typeof loc !== 'string') return []
  const others = new Map<Language, string>()
  for (const { hreflang, href } of links) {
    const language = languageOf(hreflang)
    if (language !== undefined && href !== undefined) others.set(language, href)
  }
  return [{ url: loc.trim(), ...(lastmod !== undefined && { changed: lastmod }), others }]
}

const notASitemap = (url: string): TerminalError =>
  new TerminalError(
    'knowledge.no-source',
    `${url} is no sitemap: it holds neither "urlset" nor "sitemapindex". Give the address of the site's sitemap.`,
  )
