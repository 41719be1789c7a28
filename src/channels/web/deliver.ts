import type { Clock } from '../../clock.ts'
import type { Address, Outgoing } from '../../message.ts'
import type { Journal } from '../../store/journal.ts'
import type { EntryBody } from './entry.ts'

/** Who looks at a conversation now, and hears what does not last. */
export interface Typing {
  show(conversation: string): void
  /** Calls `heard` for each `show` of the conversation; the function returned ends that. */
  listen(conversation: string, heard: () => void): () => void
}

/**
 * Shows messages by adding them to the conversation's journal, where every open page hears of them and every later one finds
 * them. The journal takes an id once, so a message that is tried twice is shown once.
 */
export async function deliver(
  journal: Journal,
  clock: Clock,
  address: Address,
  messages: readonly Outgoing[],
): Promise<void> {
  const { conversation } = address
  if (conversation === undefined || messages.length === 0) return
  const at = clock.now()
  await journal.append(
    conversation,
    messages.map((message) => ({ id: message.id, body: { kind: 'bot', at, message } satisfies EntryBody })),
  )
}

/** Within this process; a page that misses it misses nothing that lasts. */
export function createTyping(): Typing {
  const listeners = new Map<string, Set<() => void>>()
  return {
    show(conversation) {
      for (const heard of listeners.get(conversation) ?? []) heard()
    },
    listen(conversation, heard) {
      const all = listeners.get(conversation) ?? new Set()
      listeners.set(conversation, all.add(heard))
      return () => {
        all.delete(heard)
        if (all.size === 0 && listeners.get(conversation) === all) listeners.delete(conversation)
      }
    },
  }
}
