import type { Entry, Journal } from '../../src/store/journal.ts'

/** A journal in memory, that keeps the promises of the port. */
export function createMemoryJournal(): Journal {
  const streams = new Map<string, Entry[]>()
  const listeners = new Map<string, Set<() => void>>()
  let last = 0
  return {
    append: async (stream, entries) => {
      const all = streams.get(stream) ?? []
      streams.set(stream, all)
      const positions = entries.map(({ id, body }) => {
        const known = all.find((entry) => entry.id === id)
        if (known) return known.position
        last += 1
        all.push({ position: last, id, text: JSON.stringify(body) })
        return last
      })
      for (const heard of listeners.get(stream) ?? []) queueMicrotask(heard)
      return positions
    },
    read: async (stream, position, limit) =>
      (streams.get(stream) ?? []).filter((entry) => entry.position > position).slice(0, limit),
    listen(stream, heard) {
      const all = listeners.get(stream) ?? new Set()
      listeners.set(stream, all.add(heard))
      return () => all.delete(heard)
    },
    close: async () => {},
  }
}
