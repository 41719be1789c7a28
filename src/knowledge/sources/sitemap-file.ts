import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import { type Language, languageOf } from '../../dialog/language.ts'
import type { Known } from './page.ts'

/** What a sitemap names: other sitemaps, and pages. */
export interface Sitemap {
  readonly maps: readonly string[]
  readonly pages: readonly Known[]
}

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

/** So few that nobody waits while they are read. */
const pagesAPart = 200

/** Reads a sitemap, zipped or not, in short steps; undefined when it is none. */
export async function parseSitemap(bytes: Buffer, maxBytes: number): Promise<Sitemap | undefined> {
  const maps: string[] = []
  const pages: Known[] = []
  let isOne = false
  try {
    for (const part of partsOf(await plain(bytes, maxBytes))) {
      const { urlset, sitemapindex } = parser.parse(part) as Parsed
      isOne ||= urlset !== undefined || sitemapindex !== undefined
      for (const { loc } of sitemapindex?.sitemap ?? []) if (typeof loc === 'string') maps.push(loc.trim())
      for (const each of urlset?.url ?? [])
        if (typeof each.loc === 'string') pages.push(pageOf(each, each.loc))
      await new Promise((resume) => setImmediate(resume))
    }
  } catch {
    return undefined
  }
  return isOne ? { maps, pages } : undefined
}

async function plain(bytes: Buffer, maxOutputLength: number): Promise<string> {
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (isZipped ? await promisify(gunzip)(bytes, { maxOutputLength }) : bytes).toString('utf8')
}

/** A list of pages as several shorter ones; anything else as it is. */
function* partsOf(text: string): Generator<string> {
  const opening = text.search(/<urlset\b/)
  const start = opening < 0 ? -1 : text.indexOf('>', opening)
  const entries = start < 0 ? [] : text.slice(start + 1).split(/<\/url\s*>/)
  if (entries.length <= pagesAPart) {
    yield text
    return
  }
  // After the last of them comes the end of the list.
  for (let from = 0; from < entries.length - 1; from += pagesAPart)
    yield `<urlset>${entries.slice(from, Math.min(from + pagesAPart, entries.length - 1)).join('</url>')}</url></urlset>`
}

function pageOf({ lastmod, 'xhtml:link': links = [] }: ParsedUrl, loc: string): Known {
  const others = new Map<Language, string>()
  for (const { hreflang, href } of links) {
    const language = languageOf(hreflang)
    if (language !== undefined && href !== undefined) others.set(language, href)
  }
  return { url: loc.trim(), ...(lastmod !== undefined && { changed: lastmod }), others }
}
