import { listFormat } from './formats.ts'
import type { Locale } from './locale.ts'

/** "a, b and c", or "a, b or c". */
export function listOf(locale: Locale, items: readonly string[], by: 'and' | 'or' = 'and'): string {
  return listFormat(locale, by === 'and' ? 'conjunction' : 'disjunction').format(items)
}

/** "Impact: critical"; what asks or ends a sentence takes no colon. */
export const pairOf = (label: string, value: string): string =>
  /[?.]$/.test(label) ? `${label} ${value}` : `${label}: ${value}`
