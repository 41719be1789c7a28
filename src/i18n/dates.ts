import { dateFormat, relativeFormat } from './formats.ts'
import { type Locale, tags } from './locale.ts'

/** Whose calendar and clock a time is told by. */
export interface Reader {
  readonly locale: Locale
  /** IANA name; a name that nobody knows counts as UTC. */
  readonly timeZone: string
  /** Epoch ms at which it is read: what "today" is. */
  readonly now: number
}

/** "today 15:04", "24 Nov, 15:04"; with the year when it is another one. */
export function momentFor(reader: Reader, at: number): string {
  const near = nearDay(reader, at)
  if (near !== undefined) return `${near} ${timeOf(reader, at)}`
  const isThisYear = yearOf(reader, at) === yearOf(reader, reader.now)
  const day = format(reader, at, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  })
  return `${day}, ${timeOf(reader, at)}`
}

/** The same with the weekday, for a time to come: "Monday, 30 November, 09:00". */
export function appointmentFor(reader: Reader, at: number): string {
  const near = nearDay(reader, at)
  if (near !== undefined) return `${near} ${timeOf(reader, at)}`
  return `${format(reader, at, { weekday: 'long', day: 'numeric', month: 'long' })}, ${timeOf(reader, at)}`
}

/** "24 de noviembre de 2026" for `2026-11-24`; a text that is no such day stays as it is. */
export function dateIn(locale: Locale, day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at)) return day
  return dateFormat(tags[locale], 'UTC', { dateStyle: 'long' }).format(at)
}

/** "today", "yesterday", "tomorrow"; undefined for any other day. */
function nearDay(reader: Reader, at: number): string | undefined {
  const days = dayNumber(reader, at) - dayNumber(reader, reader.now)
  if (Math.abs(days) > 1) return undefined
  return relativeFormat(reader.locale).format(days, 'day')
}

function dayNumber(reader: Reader, at: number): number {
  const day = dateFormat('en-CA', reader.timeZone, { dateStyle: 'short' }).format(at)
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

const yearOf = (reader: Reader, at: number): string => format(reader, at, { year: 'numeric' })

/** By the clock that is usual in the language: 15:04, or 3:04 PM. */
function timeOf(reader: Reader, at: number): string {
  const clock = reader.locale === 'en' ? ({ hour: 'numeric', hourCycle: 'h12' } as const) : whole
  return format(reader, at, { ...clock, minute: '2-digit' }).replace(/\s/g, ' ')
}

const whole = { hour: '2-digit', hourCycle: 'h23' } as const

function format({ locale, timeZone }: Reader, at: number, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(tags[locale], timeZone, options).format(at)
}
