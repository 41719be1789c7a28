/** A sentence, and where it stands. */
export type Said = readonly [path: string, text: string]

/** Every sentence in words that the program has, by its path, with example parameters. */
export function said(value: unknown, path = ''): readonly Said[] {
  if (value === undefined) return []
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return said(value(...examplesFor(path)), path)
  return Object.entries(value as object).flatMap(([key, each]) =>
    said(each, path === '' ? key : `${path}.${key}`),
  )
}

function examplesFor(path: string): readonly unknown[] {
  if (path === 'notes.understood') return [['Impact: critical']]
  if (/^notes\.(?:fileKept|filesForgotten|missing)$/.test(path)) return ['a.png', 2]
  if (path === 'prompt.filesKept') return [2, 'a.png']
  return ['7', '8', '9']
}
