import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../src/clock.ts'

describe("the machine's clock", () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const day = 86_400_000

  it.each([1_000, 24 * day, 25 * day, 60 * day])('rings once, %d ms from now', (delayMs) => {
    let rings = 0
    systemClock.after(delayMs, () => (rings += 1))
    vi.advanceTimersByTime(delayMs - 1)
    expect(rings).toBe(0)
    vi.advanceTimersByTime(1)
    expect(rings).toBe(1)
    vi.advanceTimersByTime(90 * day)
    expect(rings).toBe(1)
  })

  it('takes a ring back, however far away it is', () => {
    let rings = 0
    const stop = systemClock.after(60 * day, () => (rings += 1))
    vi.advanceTimersByTime(40 * day)
    stop()
    vi.advanceTimersByTime(90 * day)
    expect(rings).toBe(0)
  })
})
