import { z } from 'zod'

/** What a failed answer says of itself, whatever its shape: JSON of three kinds, plain text, a page. */
export interface Told {
  /** The name of the error, when there is one. */
  readonly error: string
  /** For the log: names of errors and fields, or the title of a page; short, and without what people wrote. */
  readonly text: string
  /** The fields that it complains of. */
  readonly fields: readonly string[]
  /** What it says in words of its own, '' when nothing. They may quote what people wrote, where that was looked at. */
  readonly words: string
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
  if (!parsed.success) return { error: '', text: titleOf(body), fields: [], words: '' }
  const { error, description, details, errors } = parsed.data
  const name = typeof error === 'string' ? error : (error?.title ?? errors?.[0]?.code ?? '')
  const fields = Object.entries(details ?? {}).map(
    ([field, [first]]) => `${field}${first?.error === undefined ? '' : ` (${first.error})`}`,
  )
  const text = [name, errors?.[0]?.title ?? '', fields.join(', ')].filter((part) => part !== '').join(': ')
  const words = (typeof error === 'object' ? error.message : description) ?? ''
  return {
    error: name,
    text: text === '' ? 'no reason was given' : text.slice(0, 300),
    fields: Object.keys(details ?? {}),
    words: words.slice(0, 300),
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function titleOf(body: string): string {
  const title = /<title[^>]*>([^<]{1,120})/i.exec(body)?.[1]?.trim()
  return title === undefined ? 'no reason was given' : `a page "${title}"`
}
