import { DateTime, IANAZone } from 'luxon'
import { TerminalError } from './errors.ts'

/** When somebody is at work. All instants are epoch ms. */
export interface Calendar {
  /** IANA name of the zone that the hours are kept in. */
  readonly timeZone: string
  /** Open from the first minute of the hours up to, but not including, the last. */
  isOpen(at: number): boolean
  /** The next instant at which it is open: `at` itself while it is. */
  nextOpen(at: number): number
  /**
   * The first instant by which that many business hours have passed since `at`. Only time that really passed while
   * it was open counts, so a night in which the clocks change adds and loses nothing.
   * Adding a and then b is adding a + b; adding 0 is `at`.
   */
  addHours(at: number, hours: number): number
}

export interface BusinessHours {
  /** IANA name: `America/Bogota`. */
  readonly timeZone: string
  /** ISO weekdays: 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[]
  /** `09:00`, on the wall clock of the zone. */
  readonly from: string
  /** Later than `from` on the same day; `24:00` is its end. */
  readonly to: string
  /** ISO dates on which nobody works. */
  readonly holidays: readonly string[]
}

interface Span {
  readonly from: number
  readonly to: number
}

const hourMs = 3_600_000

/** @throws TerminalError `calendar.invalid`, naming everything that is wrong with the hours. */
export function createCalendar(hours: BusinessHours): Calendar {
  const faults = faultsOf(hours)
  if (faults.length > 0) throw new TerminalError('calendar.invalid', `Business hours: ${faults.join('; ')}.`)

  const { timeZone } = hours
  const days = new Set(hours.days)
  const holidays = new Set(hours.holidays)

  const dayOf = (at: number): DateTime => DateTime.fromMillis(at, { zone: timeZone }).startOf('day')
  const spanOf = (day: DateTime): Span | undefined => {
    if (!days.has(day.weekday) || holidays.has(day.toISODate() ?? '')) return undefined
    const span = { from: onWallClock(day, hours.from), to: onWallClock(day, hours.to) }
    // A beginning in the hour that the clocks skip is an hour later, which may be past the end.
    return span.from < span.to ? span : undefined
  }
  const isOpen = (at: number): boolean => {
    const span = spanOf(dayOf(at))
    return span !== undefined && span.from <= at && at < span.to
  }
  /** What is left of the first span that ends after `at`. There always is one: some weekday is worked on. */
  const spanAfter = (at: number): Span => {
    for (let day = dayOf(at); ; day = day.plus({ days: 1 }).startOf('day')) {
      const span = spanOf(day)
      if (span && at < span.to) return { from: Math.max(at, span.from), to: span.to }
    }
  }
  return {
    timeZone,
    isOpen,
    nextOpen: (at) => spanAfter(at).from,
    addHours(at, hoursToAdd) {
      if (!(hoursToAdd >= 0 && Number.isFinite(hoursToAdd))) {
        throw new TerminalError('calendar.negative', `${hoursToAdd} hours can't be added; 0 or more can.`)
      }
      let left = Math.round(hoursToAdd * hourMs)
      let reached = at
      while (left > 0) {
        const span = spanAfter(reached)
        reached = Math.min(span.from + left, span.to)
        left -= reached - span.from
      }
      return reached
    },
  }
}

/** Whether it is an IANA name that this machine knows. */
export const isTimeZone = (name: string): boolean => IANAZone.isValidZone(name)

/** Whether it is a time of day from `00:00` to `24:00`. */
export const isTime = (text: string): boolean => /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)

/** Whether it is an ISO date of the calendar: `2026-02-29` is none. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid

function onWallClock(day: DateTime, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const at = hour === 24 ? day.plus({ days: 1 }).startOf('day') : day.set({ hour, minute })
  return at.toMillis()
}

function faultsOf({ timeZone, days, from, to, holidays }: BusinessHours): readonly string[] {
  const faults: string[] = []
  if (!isTimeZone(timeZone)) faults.push(`"${timeZone}" is no time zone; one is "America/Bogota"`)
  if (days.length === 0) faults.push('no day of the week is worked on')
  for (const day of days) {
    if (!Number.isInteger(day) || day < 1 || day > 7) {
      faults.push(`${day} is no day of the week; they go from 1, Monday, to 7, Sunday`)
    }
  }
  for (const time of [from, to]) {
    if (!isTime(time)) faults.push(`"${time}" is no time of day; one is "09:00"`)
  }
  if (isTime(from) && isTime(to) && from >= to) faults.push(`"${from}" is not before "${to}"`)
  for (const day of holidays) {
    if (!isDate(day)) faults.push(`"${day}" is no date; one is "2026-12-25"`)
  }
  return faults
}
