import { type Locale, tags } from './locale.ts'

/** "a, b and c", or "a, b or c". */
export function listOf(locale: Locale, items: readonly string[], by: 'and' | 'or' = 'and'): string {
  const type = by === 'and' ? 'conjunction' : 'disjunction'
  return new Intl.ListFormat(tags[locale], { type }).format(items)
}
