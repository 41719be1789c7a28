import { describe, expect, it } from 'vitest'
import { createLimiter } from '../../../src/channels/web/limiter.ts'

function setUp() {
  let now = 0
  const clock = { now: () => now, after: () => () => undefined }
  return { limiter: createLimiter({ burst: 2, perMinute: 60, clock }), pass: (ms: number) => (now += ms) }
}

describe('the limiter', () => {
  it('lets a burst pass, then says how long to wait', () => {
    const { limiter } = setUp()
    expect([limiter.take('a'), limiter.take('a'), limiter.take('a')]).toEqual([0, 0, 1000])
  })

  it('fills up with time, to the burst and no further', () => {
    const { limiter, pass } = setUp()
    limiter.take('a', 2)
    pass(1000)
    expect(limiter.take('a')).toBe(0)
    pass(60_000)
    expect([limiter.take('a'), limiter.take('a'), limiter.take('a') > 0]).toEqual([0, 0, true])
  })

  it('takes nothing away when the clock is set back', () => {
    const { limiter, pass } = setUp()
    limiter.take('a')
    pass(-3_600_000)
    expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 1000])
    pass(1000)
    expect(limiter.take('a')).toBe(0)
  })

  it('counts each key apart', () => {
    const { limiter } = setUp()
    limiter.take('a', 2)
    expect(limiter.take('b')).toBe(0)
  })
})
