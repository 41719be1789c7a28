/** One thing at a time for each key, in the order they were asked for; different keys do not wait for each other. */
export type Lanes = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** Lanes within this process. A lane that is empty takes no memory. */
export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = tails.get(key) ?? Promise.resolve()
    const mine = before.then(work)
    const tail = mine
      .catch(() => {})
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
    tails.set(key, tail)
    return mine
  }
}
