import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Language, languageOf } from '../../dialog/language.ts'
import { TerminalError } from '../../errors.ts'
import type { Document } from '../knowledge.ts'
import { fetchPage } from './fetch.ts'
import { plainOfHtml } from './markdown.ts'
import type { Before, Item, Source } from './source.ts'

const named = z.looseObject({ id: z.number(), name: z.string(), category_id: z.number().nullish() })
const articleSchema = z.looseObject({
  id: z.number(),
  title: z.string(),
  locale: z.string(),
  body: z.string().nullish(),
  html_url: z.string(),
  draft: z.boolean().nullish(),
  user_segment_id: z.number().nullish(),
  user_segment_ids: z.array(z.number()).nullish(),
  section_id: z.number().nullish(),
  updated_at: z.string().nullish(),
  label_names: z.array(z.string()).nullish(),
})
const pageSchema = z.looseObject({
  articles: z.array(articleSchema),
  sections: z.array(named).nullish(),
  categories: z.array(named).nullish(),
  /** In this language. */
  count: z.number().nullish(),
  next_page: z.string().nullish(),
  links: z.looseObject({ next: z.string().nullish() }).nullish(),
})
const localesSchema = z.looseObject({ locales: z.array(z.string()) })

type Article = z.infer<typeof articleSchema>
type Page = z.infer<typeof pageSchema>

const mostBytes = 20_000_000

/** What is taken out without a trace, or called otherwise in its section, is found at the latest then. */
const wholeEveryMs = 7 * 24 * 3_600_000

/** When the help center was last listed whole, and of each of its languages the last change that was seen. */
const markSchema = z.object({ wholeAt: z.number(), changed: z.record(z.string(), z.string()) })
type Marked = z.infer<typeof markSchema>

/**
 * The public articles of a help center at Zendesk, in each of its languages that are ours: nobody signs in, so that nobody
 * is shown what only some may read. The API is the one of https://developer.zendesk.com/api-reference/help_center.
 *
 * Its export of changes is for those who sign in. But everybody may list what changed last first, and read on only to what is
 * known. How many articles there are tells whether any was taken out: then, and once a week, all are listed.
 */
export function openHelpCenter(account: string): Source {
  const { origin, host } = new URL(account)
  return {
    name: `${origin}/hc`,
    async *items(signal, before) {
      const ask = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
        const url = new URL(path, origin).href
        const accept = 'application/json'
        const { bytes } = await fetchPage(url, { host, signal, maxBytes: mostBytes, accept })
        return parsed(url, bytes, schema)
      }
      const { locales } = await ask('/api/v2/help_center/locales', localesSchema)
      const last = markIn(before)
      const known = last && before.now - last.wholeAt < wholeEveryMs ? last : undefined
      const changed: Record<string, string> = {}
      for (const locale of locales) {
        const language = languageOf(locale)
        if (language === undefined) continue
        const listing = createListing(locale, before, known?.changed[locale])
        const first = `/api/v2/help_center/${locale}/articles?include=sections,categories&sort_by=updated_at&sort_order=desc&per_page=100`
        const seen = new Set<string>()
        for (let next: string | null | undefined = first; next && !seen.has(next); ) {
          seen.add(next)
          const page: Page = await ask(next, pageSchema)
          for (const article of page.articles.filter(isForAll)) {
            listing.take(article)
            yield {
              ...itemOf(article, { locale, language }, page),
              ...(page.count != null && { of: page.count }),
            }
          }
          if (listing.isComplete(page)) {
            yield { rest: pathOf(locale, '') }
            break
          }
          next = page.links?.next ?? page.next_page
        }
        const lastChange = listing.lastChange()
        if (lastChange !== undefined) changed[locale] = lastChange
      }
      const mark: Marked = { wholeAt: known?.wholeAt ?? before.now, changed }
      yield { mark: JSON.stringify(mark) }
    },
  }
}

const pathOf = (locale: string, id: number | ''): string => `${locale}/${id}`

function markIn({ mark }: Before): Marked | undefined {
  return mark === undefined ? undefined : markSchema.safeParse(JSON.parse(mark)).data
}

/** How far the articles of a language are listed, the last change first. */
interface Listing {
  take(article: Article): void
  /** Whether what was not listed yet is known, and did not change. */
  isComplete(page: Page): boolean
  /** The last change there is. */
  lastChange(): string | undefined
}

/** @param since what was changed before is known; absent: nothing is. */
function createListing(locale: string, before: Before, since: string | undefined): Listing {
  let fresh = 0
  let [first, last] = [since, undefined as string | undefined]
  let isInOrder = true
  return {
    take({ id, updated_at: updated }) {
      if (!before.has(pathOf(locale, id))) fresh += 1
      if (updated == null || (last !== undefined && updated > last)) isInOrder = false
      if (updated == null) return
      if (first === undefined || updated > first) first = updated
      last = updated
    },
    isComplete({ count }) {
      const isReached = since !== undefined && isInOrder && last !== undefined && last < since
      return isReached && (count == null || count === before.count(pathOf(locale, '')) + fresh)
    },
    lastChange: () => first,
  }
}

const isForAll = ({ draft, user_segment_id, user_segment_ids }: Article): boolean =>
  draft !== true && user_segment_id == null && (user_segment_ids ?? []).length === 0

/** What is listed holds all there is to know; only what changed is made plain. */
function itemOf(
  article: Article,
  { locale: listed, language: locale }: { readonly locale: string; readonly language: Language },
  around: Page,
): Item {
  const { id, title, html_url: url, updated_at: updated, body } = article
  const breadcrumb = breadcrumbOf(article, around)
  return {
    path: pathOf(listed, id),
    fingerprint: createHash('sha256')
      .update(JSON.stringify([url, title, breadcrumb, updated, body]))
      .digest('base64url'),
    read() {
      const document: Document = {
        id: `zd:${id}`,
        url,
        locale,
        kind: 'tutorial',
        title: title.trim(),
        breadcrumb,
        body: plainOfHtml(body ?? ''),
        updatedAt: updated?.slice(0, 10) ?? null,
      }
      const problems = document.title === '' ? [{ path: url, problem: 'has no title: left out' }] : []
      return Promise.resolve({ documents: problems.length > 0 ? [] : [document], problems })
    },
  }
}

function breadcrumbOf({ section_id, label_names }: Article, { sections, categories }: Page): string {
  const section = sections?.find(({ id }) => id === section_id)
  const category = categories?.find(({ id }) => id === section?.category_id)
  return [category?.name, section?.name, ...(label_names ?? [])]
    .filter((part) => part !== undefined)
    .join(' > ')
}

function parsed<T>(url: string, bytes: Buffer, schema: z.ZodType<T>): T {
  let data: unknown
  try {
    data = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new TerminalError('knowledge.no-source', `${url} gives no JSON: is there a help center?`)
  }
  const result = schema.safeParse(data)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new TerminalError(
    'knowledge.no-source',
    `${url} is not as a help center answers: ${issue?.path.join('.')}: ${issue?.message}`,
  )
}
