/** Who wants to hear of a stream. */
export interface Listeners {
  /** The function returned ends it. */
  add(stream: string, heard: () => void): () => void
  /** Calls those who listen to the stream, soon, and not from inside this call. */
  tell(stream: string): void
  /** Those that somebody listens to. */
  streams(): readonly string[]
  clear(): void
}

/** `empty` is called with a stream when nobody listens to it any more. */
export function createListeners(empty: (stream: string) => void = () => undefined): Listeners {
  const all = new Map<string, Set<{ readonly heard: () => void }>>()
  return {
    add(stream, heard) {
      // An object of its own, so that the same function may listen twice.
      const listener = { heard }
      const listeners = all.get(stream) ?? new Set()
      all.set(stream, listeners.add(listener))
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0 || all.get(stream) !== listeners) return
        all.delete(stream)
        empty(stream)
      }
    },
    tell(stream) {
      const listeners = all.get(stream)
      for (const listener of listeners ?? []) {
        queueMicrotask(() => {
          if (listeners?.has(listener)) listener.heard()
        })
      }
    },
    streams: () => [...all.keys()],
    clear: () => all.clear(),
  }
}
