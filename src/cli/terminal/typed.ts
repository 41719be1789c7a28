/** What was typed in a line of the terminal. */
export type Typed =
  | { readonly type: 'quit' }
  | { readonly type: 'file'; readonly path: string }
  /** `/file` alone: a file is meant, and not said which. */
  | { readonly type: 'fileMissing' }
  | { readonly type: 'text'; readonly text: string }

/** Reads a line: `/file PATH` gives a file, `/quit` ends, and all else is said. */
export function typedIn(line: string): Typed {
  const [, command, path = ''] = /^\s*\/(quit|file)(?:\s+(.*?))?\s*$/.exec(line) ?? []
  if (command === 'quit' && path === '') return { type: 'quit' }
  if (command === 'file') return path === '' ? { type: 'fileMissing' } : { type: 'file', path }
  return { type: 'text', text: line }
}
