import { expect, it } from 'vitest'
import { createMovedClock } from '../src/cli/scenarios/moved-clock.ts'
import { within } from '../src/within.ts'
import { gate } from './outbound/stage.ts'

const clockAtNoon = () => createMovedClock(Date.UTC(2026, 6, 1, 12))

it('gives what the work comes to in time, and rings no more', async () => {
  const clock = clockAtNoon()
  expect(await within(Promise.resolve(7), 100, { clock })).toEqual({ type: 'done', value: 7 })
  expect(clock.rings).toBe(0)
})

it('says that the work goes on once the time is over, whatever it comes to', async () => {
  const clock = clockAtNoon()
  const work = gate<number>()
  const waited = within(work.passed, 100, { clock })
  await clock.advance(100)
  expect(await waited).toEqual({ type: 'later' })
  work.open(7)
  expect(await work.passed).toBe(7)
})

it('throws what the work throws in time, and hands over what it throws later', async () => {
  const clock = clockAtNoon()
  const failures: unknown[] = []
  const failed = (error: unknown) => void failures.push(error)
  await expect(within(Promise.reject(new Error('early')), 100, { clock, failed })).rejects.toThrow('early')
  expect(failures).toEqual([])

  const work = gate()
  const waited = within(work.passed, 100, { clock, failed })
  await clock.advance(100)
  expect(await waited).toEqual({ type: 'later' })
  work.fail(new Error('late'))
  await expect(work.passed).rejects.toThrow('late')
  expect(failures).toEqual([new Error('late')])
})
