import type { Clock } from '../../../clock.ts'

/** What the work comes to, if it does so in time; the work goes on. @throws what the work throws in time. */
export function within<T>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ms, () => resolve(undefined))
    work.then((value) => resolve({ value }), reject).finally(stop)
  })
}
