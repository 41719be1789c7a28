import { gunzipSync } from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import { type Language, languageOf } from '../../dialog/language.ts'
import { TerminalError } from '../../errors.ts'
import { fetchPage } from './fetch.ts'
import { documentOfPage } from './page.ts'
import type { Item, Problem, Source } from './source.ts'

/** One page as a sitemap names it. */
interface Entry {
  readonly url: string
  readonly changed?: string
  /** The same page in other languages. */
  readonly others: ReadonlyMap<Language, string>
}

const most = { pages: 50_000, maps: 200, bytes: 50_000_000 }

/** The pages that a site lists in its sitemap, those of its own host. */
export function openSitemap(url: string): Source {
  const { host } = new URL(url)
  return {
    name: url,
    async *items(signal) {
      const seen = new Set<string>()
      for await (const each of entriesOf(url, host, signal)) {
        if ('problem' in each) yield each
        else if (seen.size < most.pages && !seen.has(each.url)) {
          seen.add(each.url)
          yield itemOf(each, host, signal)
        }
      }
    },
  }
}

const itemOf = (entry: Entry, host: string, signal: AbortSignal): Item => ({
  path: entry.url,
  ...(entry.changed !== undefined && { fingerprint: entry.changed }),
  async read() {
    try {
      return documentOfPage(await fetchPage(entry.url, { host, signal, accept: 'text/html' }), entry)
    } catch (error) {
      // One page that is gone keeps no other from being read.
      if (!(error instanceof TerminalError)) throw error
      return { documents: [], problems: [{ path: entry.url, problem: error.message }] }
    }
  },
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
  const text = (isZipped ? gunzipSync(bytes, { maxOutputLength: most.bytes }) : bytes).toString('utf8')
  let parsed: Parsed
  try {
    parsed = parser.parse(text) as Parsed
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
