import { type Language, languageOf } from '../../dialog/language.ts'
import type { Fetched } from './fetch.ts'
import { plainOfHtml, plainOfPage } from './markdown.ts'
import type { Read } from './source.ts'
import { decode } from './text.ts'

/** What is known of a page before it is read. */
export interface Known {
  readonly url: string
  readonly changed?: string
  /** The same page by language. */
  readonly others: ReadonlyMap<Language, string>
}

/** A page of a site as an article: its title, and the text of its main part. */
export function documentOfPage({ bytes, type }: Fetched, known: Known): Read {
  const refuse = (problem: string, line?: number): Read => ({
    documents: [],
    problems: [{ path: known.url, problem, ...(line !== undefined && { line }) }],
  })
  if (!/html/i.test(type)) return refuse(`is no page but "${type}"`)
  const decoded = decode(bytes)
  if ('problem' in decoded) return refuse(decoded.problem, decoded.line)
  const html = decoded.text
  const locale = languageOf(languageIn(html)) ?? languageByAddress(known)
  if (!locale) return refuse('says in no way which language it is in: <html lang="es">')
  const title = plainOfHtml(titleIn(html))
  if (title === '') return refuse('has no title')
  return {
    documents: [
      {
        id: `page:${idOf(known)}`,
        url: known.url,
        locale,
        kind: 'tutorial',
        title,
        breadcrumb: breadcrumbOf(known.url),
        body: plainOfPage(html),
        updatedAt: /^\d{4}-\d{2}-\d{2}/.exec(known.changed ?? '')?.[0] ?? null,
      },
    ],
    problems: [],
  }
}

/** The first heading; a site puts its own name into the title. */
function titleIn(html: string): string {
  const heading = inFirst(html, 'h1')
  return plainOfHtml(heading) === '' ? inFirst(html, 'title') : heading
}

/** What stands in the first element of that name; nothing where it has no end. A page is gone through once, whatever is in it. */
function inFirst(html: string, name: 'h1' | 'title'): string {
  const opening = html.search(new RegExp(`<${name}\\b`, 'i'))
  const start = opening < 0 ? -1 : html.indexOf('>', opening)
  if (start < 0) return ''
  const rest = html.slice(start + 1)
  const end = rest.search(new RegExp(`</${name}\\b`, 'i'))
  return end < 0 ? '' : rest.slice(0, end)
}

function languageIn(html: string): string | undefined {
  const opening = html.search(/<html\b/i)
  const end = opening < 0 ? -1 : html.indexOf('>', opening)
  const tag = html.slice(opening, end).slice(0, longestTag)
  return end < 0 ? undefined : /\blang\s*=\s*["']?([\w-]+)/i.exec(tag)?.[1]
}
const longestTag = 2_000

/** The same for all languages of a page: the least of their addresses. */
function idOf({ url, others }: Known): string {
  const [least = url] = [url, ...others.values()].toSorted()
  return least.replace(/^https?:\/\//, '')
}

function languageByAddress({ url, others }: Known): Language | undefined {
  const own = [...others].find(([, href]) => href === url)?.[0]
  const [, first = ''] = new URL(url).pathname.split('/')
  return own ?? (/^[a-z]{2}(?:-[a-z]{2})?$/i.test(first) ? languageOf(first) : undefined)
}

const breadcrumbOf = (url: string): string =>
  new URL(url).pathname
    .split('/')
    .slice(1, -1)
    .filter((part) => part !== '' && !/^[a-z]{2}(?:-[a-z]{2})?$/i.test(part))
    .map((part) => decodeURIComponent(part).replace(/[-_]+/g, ' '))
    .join(' > ')
