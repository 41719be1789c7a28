import type { Clock } from '../../../clock.ts'
import { within } from '../../../within.ts'
import { limits } from '../limits.ts'

/** Asks the desk for what a client waits for. */
export interface Patience<T> {
  /**
   * What `ask` finds, if it does so in time; undefined when it does not, or fails. It goes on meanwhile, and whoever asks
   * for the same a moment later gets what it found.
   */
  inTime(key: string, ask: () => Promise<T>): Promise<{ readonly found: T } | undefined>
}

export function createPatience<T>(clock: Clock, failed: (error: unknown) => void): Patience<T> {
  const late = new Map<string, Promise<T>>()
  return {
    async inTime(key, ask) {
      const asked = late.get(key) ?? ask()
      const forget = (error: unknown): void => {
        late.delete(key)
        failed(error)
      }
      try {
        const answered = await within(asked, limits.lookMs, { clock, failed: forget })
        if (answered.type === 'done') return { found: answered.value }
      } catch (error) {
        forget(error)
        return undefined
      }
      if (!late.has(key)) clock.after(limits.lookedMs, () => late.delete(key))
      late.set(key, asked)
      return undefined
    },
  }
}
