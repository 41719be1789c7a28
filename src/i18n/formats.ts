import { type Locale, tags } from './locale.ts'

/**
 * Formatters of Intl, each made once: making one costs a thousand times what using it does. They hold nothing of what
 * they format. Zones come from outside, so the store is emptied before it grows without end.
 */
const made = new Map<string, unknown>()
const most = 1_000

function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined
  if (known !== undefined) return known
  if (made.size >= most) made.clear()
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

/** Dates and times in a zone; a zone that nobody knows counts as UTC. */
export function dateFormat(
  tag: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return once(`date ${tag} ${timeZone} ${JSON.stringify(options)}`, () => {
    try {
      return new Intl.DateTimeFormat(tag, { ...options, timeZone })
    } catch {
      return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
    }
  })
}

/** "yesterday", "tomorrow". */
export const relativeFormat = (locale: Locale): Intl.RelativeTimeFormat =>
  once(`relative ${locale}`, () => new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' }))

export const listFormat = (locale: Locale, type: 'conjunction' | 'disjunction'): Intl.ListFormat =>
  once(`list ${locale} ${type}`, () => new Intl.ListFormat(tags[locale], { type }))

export const numberFormat = (locale: Locale): Intl.NumberFormat =>
  once(`number ${locale}`, () => new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 6 }))

export const pluralRules = (locale: Locale): Intl.PluralRules =>
  once(`plural ${locale}`, () => new Intl.PluralRules(tags[locale]))
