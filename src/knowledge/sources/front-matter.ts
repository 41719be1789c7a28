import { LineCounter, parseDocument } from 'yaml'

/** A file of markdown with what is said of it at its top; or why that can't be read, and in which line. */
export type Matter =
  | { readonly fields: Readonly<Record<string, unknown>>; readonly body: string; readonly bodyLine: number }
  | { readonly problem: string; readonly line: number }

/** A longer one is none that anybody wrote, and brackets in brackets in brackets end the process that reads them. */
const longest = 16_000

const fence = /^---[ \t]*\r?\n/

/** Takes the YAML between two lines of three dashes off a text. */
export function frontMatterOf(text: string): Matter {
  const plain = text.replace(/^\ufeff/, '')
  const opening = fence.exec(plain)?.[0]
  if (opening === undefined) return { problem: 'has no front matter: its first line is not "---"', line: 1 }
  const rest = plain.slice(opening.length)
  const closing = /^---[ \t]*\r?$/m.exec(rest)
  if (closing === null) return { problem: 'its front matter has no end: no second line is "---"', line: 1 }
  if (closing.index > longest)
    return { problem: `its front matter has more than ${longest} letters`, line: 1 }
  const counter = new LineCounter()
  const parsed = parseDocument(rest.slice(0, closing.index), { lineCounter: counter })
  const [error] = parsed.errors
  if (error)
    return {
      problem: `its front matter is no YAML: ${error.message.split('\n')[0]}`,
      line: counter.linePos(error.pos[0]).line + 1,
    }
  const fields: unknown = toValue(parsed)
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    return { problem: 'its front matter is no list of names and values', line: 2 }
  const end = closing.index + closing[0].length
  return {
    fields: fields as Readonly<Record<string, unknown>>,
    body: rest.slice(end),
    bodyLine: rest.slice(0, end).split('\n').length + 2,
  }
}

function toValue(parsed: ReturnType<typeof parseDocument>): unknown {
  try {
    return parsed.toJS({ maxAliasCount: 10 })
  } catch {
    return undefined
  }
}
