import { describe, expect, it } from 'vitest'
import { mostAttempts, waitMs } from '../../src/outbound/backoff.ts'

describe('the wait before the next try', () => {
  it('doubles up to five minutes, a quarter more or less', () => {
    for (const [attempts, base] of [
      [1, 1_000],
      [2, 2_000],
      [5, 16_000],
      [9, 256_000],
      [10, 300_000],
      [299, 300_000],
    ] as const) {
      const waits = Array.from({ length: 200 }, (_, at) => waitMs(attempts, `e${at * 37}/0`))
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(base * 0.75)
      expect(Math.max(...waits)).toBeLessThanOrEqual(base * 1.25)
      expect(new Set(waits).size).toBeGreaterThan(50)
    }
  })

  it('is the same for the same thing, and never less than was asked for', () => {
    expect(waitMs(3, 'e1/0')).toBe(waitMs(3, 'e1/0'))
    expect(waitMs(1, 'e1/0', 90_000)).toBe(90_000)
  })

  it('is never longer than a day, whatever was asked for', () => {
    const day = 24 * 3_600_000
    for (const asked of [day + 1, 1e22, Infinity]) expect(waitMs(1, 'e1/0', asked)).toBe(day)
  })

  it('adds up to about a day', () => {
    let total = 0
    for (let attempts = 1; attempts < mostAttempts; attempts += 1) total += waitMs(attempts, 'e1/0')
    const hours = total / 3_600_000
    expect(hours).toBeGreaterThan(17)
    expect(hours).toBeLessThan(31)
  })
})
