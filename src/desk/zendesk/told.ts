import { z } from 'zod'

/** What a failed answer says of itself, whatever its shape: JSON of three kinds, plain text, a page. */
export interface Told {
  /** The name of the error, when there is one. */
  readonly error: string
  /** For the log: short, and without what people wrote. */
  readonly text: string
}

const shape = z.object({
  error: z.union([z.string(), z.object({ title: z.string(), message: z.string() }).partial()]).optional(),
  description: z.string().optional(),
  details: z.record(z.string(), z.array(z.object({ error: z.string().optional() }))).optional(),
  errors: z.array(z.object({ code: z.string(), title: z.string(), detail: z.string() }).partial()).optional(),
})

/** Reads it. Never throws: an error that can't be read is still an error. */
export function readTold(body: string): Told {
  const parsed = shape.safeParse(jsonOf(body))
  if (!parsed.success) return { error: '', text: excerptOf(body) }
  const { error, description, details, errors } = parsed.data
  const name = typeof error === 'string' ? error : (error?.title ?? errors?.[0]?.code ?? '')
  const more = typeof error === 'object' ? error.message : (description ?? errors?.[0]?.title)
  const fields = Object.entries(details ?? {}).map(
    ([field, [first]]) => `${field}${first?.error === undefined ? '' : ` (${first.error})`}`,
  )
  const text = [name, more, fields.join(', ')].filter((part) => part !== undefined && part !== '').join(': ')
  return { error: name, text: text === '' ? 'no reason was given.' : `${text.slice(0, 300)}.` }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The title of a page, or the beginning of a text. */
function excerptOf(body: string): string {
  const title = /<title[^>]*>([^<]{1,120})/i.exec(body)?.[1]?.trim()
  if (title !== undefined) return `a page "${title}".`
  const text = body.replace(/\s+/g, ' ').trim()
  return text === '' ? 'no reason was given.' : `"${text.slice(0, 120)}".`
}
