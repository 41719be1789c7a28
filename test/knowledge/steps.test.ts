import { describe, expect, it } from 'vitest'
import type { Steps } from '../../src/knowledge/steps.ts'
import { atOnce, beside } from '../../src/knowledge/steps.ts'

describe('work in steps', () => {
  function* count(to: number, seen: number[]): Steps<number> {
    for (let step = 1; step <= to; step++) {
      seen.push(step)
      yield
    }
    return to
  }

  it('is done at once', () => {
    expect(atOnce(count(3, []))).toBe(3)
  })

  it('lets other work have its turn after each step', async () => {
    const seen: number[] = []
    const done = beside(count(3, seen), new AbortController().signal)
    const turns: number[] = []
    while (turns.length < 3) {
      turns.push(seen.length)
      await new Promise((resume) => setImmediate(resume))
    }
    expect(turns).toEqual([1, 2, 3])
    expect(await done).toBe(3)
  })

  it('is left where it is when it is stopped', async () => {
    const seen: number[] = []
    const stop = new AbortController()
    const done = beside(count(9, seen), stop.signal)
    stop.abort()
    expect(await done).toBeUndefined()
    expect(seen).toEqual([1])
  })
})
