import type { Cursors } from '../../../src/store/cursors.ts'

/** In memory. */
export function createMemoryCursors(): Cursors {
  const all = new Map<string, string>()
  return {
    get: (name) => Promise.resolve(all.get(name) ?? ''),
    set(name, cursor) {
      all.set(name, cursor)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
}
