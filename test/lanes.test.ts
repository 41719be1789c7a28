import { describe, expect, it } from 'vitest'
import { createLanes } from '../src/lanes.ts'
import { gate } from './outbound/stage.ts'

describe('a lane', () => {
  it('does one thing at a time, in the order they were asked for', async () => {
    const inLane = createLanes()
    const said: string[] = []
    const first = gate()
    const work = (name: string, wait?: Promise<void>) => async () => {
      said.push(`${name} begins`)
      await wait
      said.push(`${name} ends`)
    }
    const all = [inLane('a', work('one', first.passed)), inLane('a', work('two')), inLane('a', work('three'))]
    await inLane('b', work('other'))
    expect(said).toEqual(['one begins', 'other begins', 'other ends'])
    first.open()
    await Promise.all(all)
    expect(said.slice(3)).toEqual(['one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
  })

  it('gives back what came of the work, and its failure to who asked for it alone', async () => {
    const inLane = createLanes()
    const failing = inLane('a', () => Promise.reject(new Error('no')))
    const throwing = inLane('a', () => {
      throw new Error('at once')
    })
    const fine = inLane('a', async () => 7)
    await expect(failing).rejects.toThrow('no')
    await expect(throwing).rejects.toThrow('at once')
    expect(await fine).toBe(7)
  })

  it('takes work for a key again after it was empty', async () => {
    const inLane = createLanes()
    await inLane('a', async () => undefined)
    expect(await inLane('a', async () => 2)).toBe(2)
  })
})
