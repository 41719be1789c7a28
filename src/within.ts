import type { Clock } from './clock.ts'

/** What work came to by then, or that it goes on. */
export type Within<T> = { readonly type: 'done'; readonly value: T } | { readonly type: 'later' }

/**
 * Waits for the work no longer than this. After that it goes on by itself, and `failed` hears if it fails.
 * @throws what the work throws in time.
 */
export function within<T>(
  work: Promise<T>,
  ms: number,
  { clock, failed }: { readonly clock: Clock; readonly failed?: (error: unknown) => void },
): Promise<Within<T>> {
  return new Promise((resolve, reject) => {
    let isLate = false
    const stop = clock.after(ms, () => {
      isLate = true
      resolve({ type: 'later' })
    })
    work.then(
      (value) => {
        stop()
        resolve({ type: 'done', value })
      },
      (error: unknown) => {
        stop()
        if (isLate) failed?.(error)
        else reject(error instanceof Error ? error : new Error(String(error)))
      },
    )
  })
}
