import type { Clock } from '../../src/clock.ts'
import { RetryableError } from '../../src/errors.ts'

/** What becomes of one call of a port: done or not, answered or not, and whether the process lives on. */
export const fates = ['fine', 'fails', 'done but fails', 'dies', 'done but dies'] as const
export type Fate = (typeof fates)[number]
export type NextFate = (of: 'store' | 'world') => Fate

/** A process that can end in the middle of anything. */
export interface Life {
  isOver(): boolean
  end(): void
  /** The work, or `ended` when the process ends before it. */
  orEnded<T>(work: Promise<T>): Promise<T | 'ended'>
  /** A clock that rings for the living only. */
  mortal(clock: Clock): Clock
  /** Gives the calls of a port their fates; what a process that ended asks for is never done and never answered. */
  guard<T extends object>(of: 'store' | 'world', port: T, verbs: readonly (keyof T)[]): T
}

export function createLife(fate: NextFate): Life {
  let isOver = false
  let tellEnd = (): void => {}
  const ended = new Promise<'ended'>((resolve) => (tellEnd = () => resolve('ended')))
  const nothing = new Promise<never>(() => {})
  const end = (): void => {
    isOver = true
    tellEnd()
  }
  return {
    isOver: () => isOver,
    end,
    orEnded: (work) => Promise.race([work, ended]),
    mortal: (clock) => ({
      now: () => clock.now(),
      after: (delayMs, ring) =>
        clock.after(delayMs, () => {
          if (!isOver) ring()
        }),
    }),
    guard(of, port, verbs) {
      const guarded = verbs.map((verb) => [
        verb,
        async (...given: unknown[]): Promise<unknown> => {
          if (isOver) return nothing
          const what = fate(of)
          if (what === 'fails') throw new RetryableError('test.away', `${String(verb)} fails.`)
          if (what === 'dies') end()
          if (isOver) return nothing
          const answer = await (port[verb] as (...all: unknown[]) => Promise<unknown>)(...given)
          if (what === 'done but dies') end()
          if (isOver) return nothing
          if (what === 'done but fails') throw new RetryableError('test.lost', `${String(verb)} is lost.`)
          return answer
        },
      ])
      return { ...port, ...Object.fromEntries(guarded) }
    },
  }
}
