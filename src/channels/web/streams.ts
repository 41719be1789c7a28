import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import type { Journal } from '../../store/journal.ts'
import type { Typing } from './deliver.ts'
import { limits } from './limits.ts'
import { stream } from './stream.ts'

/** The live streams of this process. */
export interface Streams {
  /** @returns false when the visitor has as many as one may have. */
  open(visitor: string, response: ServerResponse, conversation: string, after: number): boolean
  close(): void
}

/** Counts streams by visitor, and ends all of them at close. */
export function createStreams(options: {
  readonly journal: Journal
  readonly typing: Typing
  readonly clock: Clock
}): Streams {
  const open = new Map<string, Set<() => void>>()
  let isClosed = false
  return {
    open(visitor, response, conversation, after) {
      const own = open.get(visitor) ?? new Set()
      if (isClosed || own.size >= limits.streams) return false
      const end = stream(response, { ...options, conversation, after })
      open.set(visitor, own.add(end))
      response.on('close', () => {
        own.delete(end)
        if (own.size === 0) open.delete(visitor)
      })
      return true
    },
    close() {
      isClosed = true
      for (const own of open.values()) for (const end of own) end()
    },
  }
}
