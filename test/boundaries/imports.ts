import { posix } from 'node:path'
import { withoutComments } from './code.ts'

/** One import, export-from or dynamic import of a file. */
export interface Import {
  readonly line: number
  /** A path under src/ (`dialog/step.ts`), a package (`zod`), or `node` for what comes with Node. */
  readonly target: string
  readonly isOurs: boolean
  /** It is gone after compilation. */
  readonly isTypeOnly: boolean
}

const statement = /^[ \t]*(import|export)\b(?!\s*\()([^'";]*?\bfrom)?\s*(['"])([^'"\n]+)\3/gm
const call = /\b(?:import|require(?:\.resolve)?)\(\s*(['"])([^'"\n]+)\1/g

/** Every import of a source file; `path` is its own path under src/. */
export function importsOf(path: string, source: string): readonly Import[] {
  const code = withoutComments(source)
  const lineAt = (index: number) => code.slice(0, index).split('\n').length
  const found: Import[] = []
  for (const match of code.matchAll(statement)) {
    const [text, , clause, , specifier = ''] = match
    const start = match.index + text.search(/\S/)
    found.push({
      line: lineAt(start),
      ...targetOf(path, specifier),
      isTypeOnly: /^\s*type\b/.test(clause ?? ''),
    })
  }
  for (const match of code.matchAll(call)) {
    found.push({ line: lineAt(match.index), ...targetOf(path, match[2] ?? ''), isTypeOnly: false })
  }
  return found.toSorted((a, b) => a.line - b.line)
}

/** The lines of dynamic imports whose target isn't written down, so that nobody can tell what they load. */
export function unreadableImports(source: string): readonly number[] {
  const code = withoutComments(source)
  return [...code.matchAll(/\bimport\(\s*(?!['"\s])/g)].map(
    ({ index }) => code.slice(0, index).split('\n').length,
  )
}

function targetOf(path: string, specifier: string): Pick<Import, 'target' | 'isOurs'> {
  if (specifier.startsWith('.')) {
    return { target: posix.join(posix.dirname(path), specifier), isOurs: true }
  }
  if (specifier.startsWith('node:')) return { target: 'node', isOurs: false }
  const [first = '', second = ''] = specifier.split('/')
  return { target: first.startsWith('@') ? `${first}/${second}` : first, isOurs: false }
}
