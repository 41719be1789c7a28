import { z } from 'zod'
import { type Language, languages } from '../../dialog/language.ts'
import { workaroundIn } from '../known-issue.ts'
import type { Document } from '../knowledge.ts'
import { frontMatterOf } from './front-matter.ts'
import { plainOf } from './markdown.ts'
import type { Problem, Read } from './source.ts'

/** Where a file of a checkout is. */
export interface Where {
  /** As problems name it. */
  readonly file: string
  /** `es/tutorials/catalog/prices.md` */
  readonly path: string
  readonly site: string
}

const text = z.union([z.string(), z.number(), z.null()]).optional()
const fieldsSchema = z.looseObject({
  title: z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1)),
  slug: text,
  slugEN: text,
  status: text,
  hidden: z.unknown().optional(),
  contentType: text,
  productTeam: text,
  tag: text,
  kiStatus: text,
  internalReference: text,
  updatedAt: z.unknown().optional(),
})
type Fields = z.infer<typeof fieldsSchema>

/** The kinds by the folder that they are in. */
const kinds: Readonly<Record<string, string>> = {
  'known-issues': 'known-issue',
  tutorials: 'tutorial',
  tracks: 'track',
  faq: 'faq',
  faqs: 'faq',
  announcements: 'announcement',
  troubleshooting: 'troubleshooting',
}

/** An article as one file of a checkout says it; nothing for one that is not published. */
export function articleOf(source: string, where: Where): Read {
  const matter = frontMatterOf(source)
  if ('problem' in matter) return refused(where, matter.problem, matter.line)
  const parsed = fieldsSchema.safeParse(matter.fields)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = String(issue?.path[0])
    const given = matter.fields[field]
    const problem = given === undefined ? 'is missing' : `can't be ${JSON.stringify(given)}`
    return refused(where, `${field}: ${problem}`, lineOf(source, field))
  }
  const fields = parsed.data
  const [folder = '', section = '', ...rest] = where.path.split('/')
  const locale = languageIn(folder)
  if (!locale)
    return refused(
      where,
      `is in no folder of a language; folders: ${languages.map((each) => `docs/${each}`).join(', ')}`,
    )
  if (isUnpublished(fields)) return { documents: [], problems: [] }
  const kind = fields.contentType === 'knownIssue' ? 'known-issue' : (kinds[section] ?? 'tutorial')
  const slug = String(fields.slug ?? nameOf(where.path))
  const slugEN = String(fields.slugEN ?? (locale === 'en' ? slug : ''))
  if (slugEN === '')
    return refused(where, 'slugEN: is missing; the languages of an article are brought together by it')
  const body = plainOf(matter.body)
  const document: Document = {
    id: kind === 'known-issue' ? `ki:${fields.internalReference ?? slugEN}` : `hc:${section}/${slugEN}`,
    url: addressOf(where.site, { locale, kind, section, slug }),
    locale,
    kind,
    title: fields.title,
    breadcrumb: breadcrumbOf(kind, fields, rest.slice(0, -1), section),
    body,
    updatedAt: dayOf(fields.updatedAt),
    ...(kind === 'known-issue' && issueOf(fields, body)),
  }
  const problems: Problem[] =
    body === ''
      ? [{ path: where.file, line: matter.bodyLine, problem: 'has no text; only its title is searched' }]
      : []
  return { documents: [document], problems }
}

const refused = ({ file }: Where, problem: string, line?: number): Read => ({
  documents: [],
  problems: [{ path: file, problem, ...(line !== undefined && { line }) }],
})

function languageIn(folder: string): Language | undefined {
  return languages.find((each) => folder === each || folder.toLowerCase().startsWith(`${each}-`))
}

/** Drafts and hidden pages are nobody's to see. */
function isUnpublished({ status, hidden }: Fields): boolean {
  const state = String(status ?? 'PUBLISHED').toUpperCase()
  return hidden === true || !['PUBLISHED', 'CHANGED'].includes(state)
}

function issueOf({ kiStatus }: Fields, body: string): Partial<Document> {
  const workaround = workaroundIn(body)
  return {
    ...(kiStatus != null && { kiStatus: String(kiStatus) }),
    ...(workaround !== undefined && { workaround }),
  }
}

function breadcrumbOf(kind: string, fields: Fields, folders: readonly string[], section: string): string {
  const parts = kind === 'known-issue' ? [fields.productTeam ?? folders[0], fields.tag] : folders
  const named = [section, ...parts].flatMap((part) => (part == null ? [] : [titled(String(part))]))
  return [...new Set(named)].join(' > ')
}

const titled = (name: string): string => {
  const words = name.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Announcements, questions and issues have no `docs` in their addresses. */
function addressOf(
  site: string,
  { locale, kind, section, slug }: { locale: Language; kind: string; section: string; slug: string },
): string {
  const folder = kind === 'tutorial' || kind === 'track' ? `docs/${section}` : section
  return `${site.replace(/\/+$/, '')}/${locale}/${folder}/${slug}`
}

const nameOf = (path: string): string =>
  path
    .split('/')
    .at(-1)
    ?.replace(/\.mdx?$/i, '') ?? path

function dayOf(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'string' ? (/^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null) : null
}

function lineOf(source: string, field: string): number {
  const at = source.split('\n').findIndex((line) => line.startsWith(`${field}:`))
  return at < 0 ? 1 : at + 1
}
