import { numberFormat, pluralRules } from './formats.ts'
import type { Locale } from './locale.ts'

/**
 * A number as it is written in the language. Spanish-speaking countries disagree on what a dot means in a number, so in
 * Spanish thousands are set apart by a space, which all of them read alike.
 */
export function numberIn(locale: Locale, value: number): string {
  const parts = numberFormat(locale).formatToParts(value)
  return parts.map((part) => (part.type === 'group' && locale === 'es' ? '\u00a0' : part.value)).join('')
}

/** One form for one, another for more, by the plural rules of the language. */
export function plural(locale: Locale, count: number, one: string, other: string): string {
  return pluralRules(locale).select(count) === 'one' ? one : other
}
