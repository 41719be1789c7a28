import type { Document } from '../knowledge.ts'
import { shortened } from '../line.ts'
import type { Problem, Read } from './source.ts'
import { longestBody } from './text.ts'

const longest = { id: 2_000, title: 300, breadcrumb: 300, url: 2_000, workaround: 2_000 }

/** What turns the direction of a line, or is no letter at all: it would change how everything around it is read. */
const unseen = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?![\t\n])\p{Cc}|\p{Cs}/gu

/**
 * Documents as they may be searched and shown, whatever their source says: of bounded length, without what is not seen, with addresses
 * that lead to a page. One that can't be made so is left out, and told.
 */
export function sound({ documents, problems }: Read, path: string): Read {
  const kept: Document[] = []
  const told: Problem[] = []
  for (const document of documents) {
    const made = soundOf(document)
    if (typeof made === 'string')
      told.push({ path, problem: `${document.id.slice(0, 80)}: ${made}: left out` })
    else kept.push(made)
  }
  return { documents: kept, problems: [...problems, ...told] }
}

/** The document made so, or why it can't be. */
export function soundOf(document: Document): Document | string {
  const title = inLine(document.title, longest.title)
  if (title === '') return 'title: is empty'
  if (document.id.length > longest.id) return `id: has more than ${longest.id} letters`
  if (!leadsToPage(document.url))
    return `url: ${JSON.stringify(document.url.slice(0, 80))} is no address of a page`
  return {
    ...document,
    title,
    breadcrumb: inLine(document.breadcrumb, longest.breadcrumb),
    body: seen(document.body).slice(0, longestBody),
    ...(document.workaround !== undefined && {
      workaround: shortened(seen(document.workaround), longest.workaround),
    }),
  }
}

const seen = (text: string): string => text.replace(unseen, '')

const inLine = (text: string, most: number): string =>
  shortened(
    seen(text.slice(0, 10 * most))
      .replace(/\s+/g, ' ')
      .trim(),
    most,
  )

/** People are sent there: an address that a browser would run instead of open is none. A document may have no address. */
const leadsToPage = (url: string): boolean =>
  url === '' ||
  (url.length <= longest.url &&
    !/[\s\p{Cc}\\]/u.test(url) &&
    URL.canParse(url) &&
    /^https?:$/.test(new URL(url).protocol) &&
    new URL(url).username === '')
