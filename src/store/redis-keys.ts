import type { ConversationId } from '../message.ts'

/**
 * How many parts the conversations are spread over. It is in every key: another number is another store. Enough for a
 * cluster of a dozen servers to share evenly; few enough to ask all of them who is due.
 */
export const partCount = 128

/** The keys of a part; what stands in braces puts them, and those of its conversations, in one slot of a cluster. */
export interface PartKeys {
  /** Sorted set: conversation → when it is due. */
  readonly due: string
  /** Hash: conversation → until when it is claimed. */
  readonly claims: string
}

export interface ConversationKeys extends PartKeys {
  /** Hash: version, state, address, alarm, the token of the last commit, the number of the last effect. */
  readonly conversation: string
  /** Hash: effect id → number, attempts, due time and effect. */
  readonly effects: string
  /** Sorted set: event → when it was committed. */
  readonly seen: string
}

export function partKeys(prefix: string, part: number): PartKeys {
  const tag = `{${prefix}:${part}}`
  return { due: `${tag}:due`, claims: `${tag}:claims` }
}

export function conversationKeys(prefix: string, id: ConversationId): ConversationKeys {
  const part = partOf(id)
  const base = `{${prefix}:${part}}:${id}`
  return {
    ...partKeys(prefix, part),
    conversation: `${base}:conversation`,
    effects: `${base}:effects`,
    seen: `${base}:seen`,
  }
}

/** FNV-1a: spreads ids that differ in one figure. Part of how data is kept, as the number of parts is. */
export function partOf(id: ConversationId): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  }
  return (hash >>> 0) % partCount
}
