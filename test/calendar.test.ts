import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { type BusinessHours, createCalendar } from '../src/calendar.ts'

const week: BusinessHours = {
  timeZone: 'America/Sao_Paulo',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '18:00',
  holidays: [],
}
const at = (iso: string, zone = week.timeZone): number => DateTime.fromISO(iso, { zone }).toMillis()
const iso = (ms: number, zone = week.timeZone): string =>
  DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")

describe('a calendar', () => {
  const calendar = createCalendar(week)

  it('is open from the first minute of the hours and not in the last', () => {
    expect(calendar.isOpen(at('2026-03-05T08:59'))).toBe(false)
    expect(calendar.isOpen(at('2026-03-05T09:00'))).toBe(true)
    expect(calendar.isOpen(at('2026-03-05T17:59'))).toBe(true)
    expect(calendar.isOpen(at('2026-03-05T18:00'))).toBe(false)
    expect(calendar.isOpen(at('2026-03-07T12:00'))).toBe(false)
  })

  it('opens next on the following working day', () => {
    expect(iso(calendar.nextOpen(at('2026-03-05T12:34')))).toBe('2026-03-05T12:34')
    expect(iso(calendar.nextOpen(at('2026-03-05T03:00')))).toBe('2026-03-05T09:00')
    expect(iso(calendar.nextOpen(at('2026-03-06T18:00')))).toBe('2026-03-09T09:00')
  })

  it('reaches Tuesday 16:00 with 27 hours from Thursday 16:00', () => {
    expect(iso(calendar.addHours(at('2026-03-05T16:00'), 27))).toBe('2026-03-10T16:00')
  })

  it('counts from the next opening when it starts outside the hours', () => {
    expect(iso(calendar.addHours(at('2026-03-07T12:00'), 2))).toBe('2026-03-09T11:00')
    expect(iso(calendar.addHours(at('2026-03-05T23:00'), 27))).toBe('2026-03-10T18:00')
  })

  it('passes over holidays', () => {
    const withHolidays = createCalendar({ ...week, holidays: ['2026-03-06', '2026-03-09'] })
    expect(iso(withHolidays.addHours(at('2026-03-05T16:00'), 27))).toBe('2026-03-12T16:00')
    expect(withHolidays.isOpen(at('2026-03-06T12:00'))).toBe(false)
  })

  it('keeps the whole day from midnight to 24:00', () => {
    const always = createCalendar({ ...week, days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' })
    expect(always.addHours(at('2026-03-05T16:00'), 100)).toBe(at('2026-03-05T16:00') + 100 * 3_600_000)
    expect(always.isOpen(at('2026-03-08T00:00'))).toBe(true)
  })

  it('keeps the hours of the wall clock when the clocks change', () => {
    const zone = 'America/New_York'
    const york = createCalendar({ ...week, timeZone: zone })
    // On Sunday 2026-03-08 an hour is missing; the office opens at nine by the new time.
    expect(iso(york.addHours(at('2026-03-06T17:00', zone), 2), zone)).toBe('2026-03-09T10:00')
    const night = createCalendar({ ...week, timeZone: zone, days: [7], from: '00:00', to: '06:00' })
    // That night has five hours, so the sixth is worked a week later.
    expect(iso(night.addHours(at('2026-03-08T00:00', zone), 6), zone)).toBe('2026-03-15T01:00')
    const skipped = createCalendar({ ...week, timeZone: zone, days: [7], from: '02:30', to: '03:10' })
    expect(iso(skipped.nextOpen(at('2026-03-08T00:00', zone)), zone)).toBe('2026-03-15T02:30')
  })

  it('knows a midnight that does not exist', () => {
    const zone = 'America/Santiago'
    const always = createCalendar({ ...week, timeZone: zone, days: [6, 7], from: '00:00', to: '24:00' })
    // On Sunday 2026-09-06 the day begins at 01:00.
    const saturday = at('2026-09-05T12:00', zone)
    expect(always.addHours(saturday, 20)).toBe(saturday + 20 * 3_600_000)
  })

  it('says everything that is wrong with the hours', () => {
    const wrong = { timeZone: 'Mars/Base', days: [0], from: '18:00', to: '9:00', holidays: ['2026-02-30'] }
    expect(() => createCalendar(wrong)).toThrow(/Mars\/Base.*0 is no day.*"9:00".*2026-02-30/)
    expect(() => createCalendar({ ...week, from: '18:00', to: '09:00' })).toThrow(/not before/)
    expect(() => createCalendar({ ...week, days: [] })).toThrow(/no day/)
  })

  it('refuses to add less than nothing', () => {
    for (const hours of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => calendar.addHours(0, hours)).toThrow(/can't be added/)
    }
  })
})

describe('any calendar', () => {
  const time = (minutes: number): string =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  const anyHours = fc
    .record({
      timeZone: fc.constantFrom('America/Sao_Paulo', 'America/New_York', 'America/Santiago', 'Asia/Kolkata'),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      opens: fc.integer({ min: 0, max: 20 * 60 }),
      lasts: fc.integer({ min: 180, max: 20 * 60 }),
      holidays: fc.subarray(['2026-03-06', '2026-03-09', '2026-11-02']),
    })
    .map(({ opens, lasts, ...rest }): BusinessHours => {
      const closes = Math.min(opens + lasts, 24 * 60)
      return { ...rest, from: time(opens), to: time(closes) }
    })
  const instant = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') })
  const minutes = fc.integer({ min: 0, max: 40 * 60 })
  // Minutes as hours are exact to the millisecond after rounding.
  const runs = { numRuns: 100 }

  it('adds a and then b as it adds their sum', () => {
    fc.assert(
      fc.property(anyHours, instant, minutes, minutes, (hours, start, a, b) => {
        const calendar = createCalendar(hours)
        const inSteps = calendar.addHours(calendar.addHours(start, a / 60), b / 60)
        expect(inSteps).toBe(calendar.addHours(start, (a + b) / 60))
      }),
      runs,
    )
  })

  it('never ends earlier for a later start or for more hours', () => {
    fc.assert(
      fc.property(anyHours, instant, instant, minutes, minutes, (hours, one, other, a, b) => {
        const calendar = createCalendar(hours)
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(calendar.addHours(early, a / 60)).toBeLessThanOrEqual(calendar.addHours(late, a / 60))
        expect(calendar.addHours(one, Math.min(a, b) / 60)).toBeLessThanOrEqual(
          calendar.addHours(one, Math.max(a, b) / 60),
        )
      }),
      runs,
    )
  })

  it('is open at the next opening, and not before it', () => {
    fc.assert(
      fc.property(anyHours, instant, fc.double({ min: 0, max: 1, noNaN: true }), (hours, start, part) => {
        const calendar = createCalendar(hours)
        const opens = calendar.nextOpen(start)
        expect(opens).toBeGreaterThanOrEqual(start)
        expect(calendar.isOpen(opens)).toBe(true)
        expect(calendar.nextOpen(opens)).toBe(opens)
        const between = Math.floor(start + (opens - start) * part)
        expect(calendar.isOpen(between)).toBe(between === opens)
      }),
      runs,
    )
  })

  it('counts exactly the minutes that were open', () => {
    const minute = 60_000
    fc.assert(
      fc.property(anyHours, instant, fc.integer({ min: 1, max: 600 }), (hours, start, added) => {
        const calendar = createCalendar(hours)
        const from = Math.floor(start / minute) * minute
        const until = calendar.addHours(from, added / 60)
        if (until - from > 10_000 * minute) return
        let open = 0
        for (let each = from; each < until; each += minute) if (calendar.isOpen(each)) open += 1
        expect(open).toBe(added)
      }),
      { numRuns: 15 },
    )
  })
})
