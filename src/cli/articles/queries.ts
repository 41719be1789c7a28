import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Language, languageOf } from '../../dialog/language.ts'
import { UsageError } from '../terminal/run.ts'

/** What somebody asks. */
export interface Query {
  readonly id: string
  readonly locale: Language
  readonly text: string
  /** What kind of question it is. */
  readonly style: string
  /** The articles that answer it, where that is known. */
  readonly targets: readonly string[]
}

const schema = z.object({
  id: z.string(),
  locale: z.string(),
  subject: z.string().optional(),
  query: z.string().optional(),
  style: z.string().default('other'),
  targets: z.array(z.string()).default([]),
})

/**
 * The queries in a file of JSON lines, in their order.
 * @throws UsageError when the file can't be read, or a line is no query.
 */
export async function readQueries(file: string): Promise<readonly Query[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`${file}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  })
  return text.split('\n').flatMap((line, place) => {
    if (line.trim() === '') return []
    const parsed = schema.safeParse(jsonOf(line))
    const locale = languageOf(parsed.data?.locale)
    const asked = parsed.data?.subject ?? parsed.data?.query
    if (parsed.data === undefined || locale === undefined || asked === undefined)
      throw new UsageError(
        `${file}:${place + 1}: needs id, locale (es, pt or en) and subject or query: ${line.slice(0, 80)}`,
      )
    const { id, style, targets } = parsed.data
    return [{ id, locale, text: asked, style, targets }]
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
