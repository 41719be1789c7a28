/** Long work in short steps: between two of them something else may have its turn. */
export type Steps<Result> = Generator<undefined, Result>

/** Does all of it without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** Does one step after another, and whatever else waits in between. Undefined when `signal` stopped it before its end. */
export async function beside<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result | undefined> {
  while (!signal.aborted) {
    const { done, value } = steps.next()
    if (done === true) return value
    await new Promise((resume) => setImmediate(resume))
  }
  return undefined
}
