import { readFileSync } from 'node:fs'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

/** A YAML file that was read: its data, and the line on which each part of it stands. */
export interface Source {
  readonly file: string
  /** Undefined when the file could not be read as YAML. */
  readonly data: unknown
  readonly problems: readonly Located[]
  /** The line of the part at `path`; of the nearest part around it when there is no such part. */
  lineOf(path: readonly PropertyKey[]): number
}

/** Something wrong in a file, and where. */
export interface Located {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** Reads a YAML file. What is wrong with it is in `problems`; this never throws. */
export function readSource(file: string, shownAs: string): Source {
  const text = readText(file)
  if (text instanceof Error) return broken(shownAs, [{ file: shownAs, line: 1, message: text.message }])
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    file: shownAs,
    line: lines.linePos(error.pos[0]).line,
    message: `this is not valid YAML: ${error.message}`,
  }))
  if (problems.length > 0) return broken(shownAs, problems)
  return {
    file: shownAs,
    data: document.toJS(),
    problems,
    lineOf: (path) => lines.linePos(offsetOf(document.contents, path)).line,
  }
}

function readText(file: string): string | Error {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return new Error(code === 'ENOENT' ? 'there is no such file' : `it cannot be read: ${message}`)
  }
}

function broken(file: string, problems: readonly Located[]): Source {
  return { file, data: undefined, problems, lineOf: () => 1 }
}

/** Where the part at `path` begins: its key, if it has one. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === String(key))
      if (pair === undefined) break
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(key)] as Node | undefined
      if (item === undefined) break
      offset = item.range?.[0] ?? offset
      node = item
    } else break
  }
  return offset
}
