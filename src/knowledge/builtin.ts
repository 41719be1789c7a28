import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import { z } from 'zod'
import { type Language, languages } from '../dialog/language.ts'
import { TerminalError } from '../errors.ts'
import type { Document } from './knowledge.ts'

/**
 * The articles that come with a dialog: `<folder>/{es,pt,en}.yaml`, each a map from the article's id to its texts, with
 * the same ids in all of them.
 * @throws TerminalError `knowledge.invalid` that lists every problem by file, line, id and value.
 */
export async function readBuiltin(folder: string): Promise<readonly Document[]> {
  const files = await Promise.all(languages.map((language) => readLanguage(folder, language)))
  const problems = files.flatMap((file) => file.problems)
  const ids = new Set(files.flatMap((file) => [...file.ids]))
  for (const { file, ids: own } of files)
    for (const id of ids)
      if (!own.has(id)) problems.push(`${file}: article "${id}" is missing; the other languages have it`)
  if (problems.length > 0) throw new TerminalError('knowledge.invalid', problems.join('\n'))
  return files.flatMap((file) => file.documents)
}

interface Loaded {
  readonly file: string
  readonly ids: ReadonlySet<string>
  readonly documents: readonly Document[]
  readonly problems: readonly string[]
}

async function readLanguage(folder: string, locale: Language): Promise<Loaded> {
  const file = join(folder, `${locale}.yaml`)
  const counter = new LineCounter()
  const parsed = parseDocument(await textOf(file), { lineCounter: counter })
  const lineAt = (offset: number | undefined): number => counter.linePos(offset ?? 0).line
  if (parsed.errors.length > 0) {
    const problems = parsed.errors.map(
      (error) => `${file}:${lineAt(error.pos[0])}: ${error.message.split('\n')[0]}`,
    )
    return { file, ids: new Set(), documents: [], problems }
  }
  const ids = new Set<string>()
  const documents: Document[] = []
  const problems: string[] = []
  if (!isMap<ParsedNode, ParsedNode | null>(parsed.contents))
    return { file, ids, documents, problems: [`${file}:1: is not a map from article ids to articles`] }
  for (const { key, value } of parsed.contents.items) {
    const id = String(isScalar(key) ? key.value : key)
    ids.add(id)
    const article = schema.safeParse(value?.toJS(parsed))
    if (article.success) documents.push(documentOf(id, locale, article.data))
    else
      for (const issue of article.error.issues) {
        const place = parsed.getIn([id, ...issue.path.map(String)], true)
        const offset = isScalar(place) ? place.range?.[0] : key.range?.[0]
        const given = isScalar(place) ? ` ${JSON.stringify(place.value)}:` : ''
        problems.push(
          `${file}:${lineAt(offset)}: article "${id}", ${issue.path.join('.') || 'entry'}:${given} ${issue.message}`,
        )
      }
  }
  return { file, ids, documents, problems }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new TerminalError(
      'knowledge.invalid',
      `${file}: cannot be read. Each language has a file of articles.`,
      { cause },
    )
  }
}

function documentOf(id: string, locale: Language, article: z.infer<typeof schema>): Document {
  const { kiStatus, workaround, ...texts } = article
  return {
    id,
    locale,
    updatedAt: null,
    ...texts,
    body: texts.body.trim(),
    ...(kiStatus === undefined ? {} : { kiStatus }),
    ...(workaround === undefined ? {} : { workaround: workaround.trim() }),
  }
}

const schema = z.strictObject({
  kind: z.enum(['tutorial', 'faq', 'troubleshooting', 'known-issue']),
  title: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  breadcrumb: z.string().min(1),
  body: z.string().min(1),
  kiStatus: z.string().optional(),
  workaround: z.string().optional(),
})
