import type { Clock } from '../../clock.ts'
import type { Address } from '../../message.ts'

/** Who did something a moment ago: they need not be called by name. Within this process; others are called once more. */
export interface Presence {
  heard(conversation: string): void
  isHere(conversation: string): boolean
}

const presentMs = 60_000
const most = 10_000

export function createPresence(clock: Clock): Presence {
  const last = new Map<string, number>()
  return {
    heard(conversation) {
      last.delete(conversation)
      last.set(conversation, clock.now())
      const [oldest] = last.keys()
      if (last.size > most && oldest !== undefined) last.delete(oldest)
    },
    isHere: (conversation) => clock.now() - (last.get(conversation) ?? Number.NEGATIVE_INFINITY) < presentMs,
  }
}

/** Shows "is typing", not more often than it lasts. */
export interface Typing {
  show(address: Address): void
  /** A message ends it. */
  ended(conversation: string): void
}

export function createTyping(
  clock: Clock,
  everyMs: number,
  send: (conversation: string) => Promise<unknown>,
): Typing {
  const shownAt = new Map<string, number>()
  return {
    show({ conversation }) {
      if (conversation === undefined) return
      const now = clock.now()
      if (now - (shownAt.get(conversation) ?? Number.NEGATIVE_INFINITY) < everyMs) return
      if (shownAt.size >= most) shownAt.clear()
      shownAt.set(conversation, now)
      // It lasts for seconds: one that fails is not worth a word.
      void send(conversation).catch(() => {})
    },
    ended: (conversation) => void shownAt.delete(conversation),
  }
}
