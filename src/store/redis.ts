import { randomUUID } from 'node:crypto'
import type { ConversationId } from '../message.ts'
import { createLeases } from './leases.ts'
import {
  type Call,
  closeRedis,
  connectRedis,
  defaultPrefix,
  defineScripts,
  type RedisOptions,
} from './redis-connection.ts'
import { type ConversationKeys, conversationKeys, partCount, partKeys, partOf } from './redis-keys.ts'
import { scripts } from './redis-scripts.ts'
import { keepSeenMs, readAddress, readEffect, readState, writeState } from './stored.ts'
import type { Commit, Outcome, Pending, Store } from './store.ts'

/**
 * Conversations in Redis. The list of who is due has to be saved with the conversation, or a crash between the two would
 * leave one that nobody ever looks at (S5). So conversations are spread over a fixed number of parts, and everything of a
 * part, its list included, has the same hash tag and lies in one slot of a cluster: a commit is one script over all of
 * it, and there is no second write to repair. The price: a part never moves without its conversations, and `claimDue` asks
 * every part, all at once.
 *
 * What was committed is as durable as the server is told to be: `appendfsync always` for what the embedded store
 * promises, `everysec` for all but the last second. The server must not evict keys (`maxmemory-policy noeviction`).
 */
export function createRedisStore(options: RedisOptions): Store {
  const redis = connectRedis(options)
  const call = defineScripts(redis, scripts)
  const prefix = options.prefix ?? defaultPrefix
  const leases = createLeases()
  const on = (script: Call, id: ConversationId, args: readonly (string | number)[] = []): Promise<unknown> =>
    script(keyList(conversationKeys(prefix, id)), [id, ...args])

  return {
    async load(conversation, event) {
      const answer = await on(call.load, conversation, [event ?? ''])
      const [version, state, address, seen, alarm] = answer as [string?, string?, string?, number?, string?]
      if (!version || state == null || address == null) return { version: 0, seen: false }
      return {
        version: Number(version),
        state: readState(conversation, state),
        address: readAddress(conversation, address),
        ...(alarm != null && { alarm: Number(alarm) }),
        seen: seen === 1,
      }
    },

    commit: async (conversation, commit) => (await on(call.commit, conversation, saved(commit))) as Outcome,

    async pending(conversation, before) {
      const effects = numbered((await on(call.pending, conversation)) as readonly string[])
      const until = before === undefined ? Infinity : (effects.find(({ id }) => id === before)?.number ?? 0)
      return effects
        .filter(({ number }) => number < until)
        .map(({ id, effect, attempts, dueAt }) => ({ id, effect: readEffect(effect), attempts, dueAt }))
    },

    async settle(conversation, effects) {
      if (effects.length > 0) await on(call.settle, conversation, effects)
    },

    async postpone(conversation, effect, attempts, dueAt) {
      await on(call.postpone, conversation, [effect, attempts, Math.ceil(dueAt)])
    },

    async revive(conversation, { id, effect }, now) {
      await on(call.revive, conversation, [id, Math.ceil(now), JSON.stringify(effect)])
    },

    async claimDue(now, limit, leaseMs) {
      const parts = Array.from({ length: partCount }, (_, part) => partKeys(prefix, part))
      const lists = await Promise.all(parts.map(({ due, claims }) => call.due([due, claims], [now, limit])))
      const longestDue = lists
        .flatMap((list) => dueIn(list as readonly string[]))
        .sort((a, b) => a.due - b.due)
        .slice(0, limit)
        .map(({ id }) => id)
      const claimed = await Promise.all(
        [...byPart(longestDue)].map(([part, ids]) => {
          const { due, claims } = partKeys(prefix, part)
          return call.claim([due, claims], [now, now + leaseMs, ...ids]) as Promise<ConversationId[]>
        }),
      )
      const mine = new Set(claimed.flat())
      for (const id of mine) leases.take(id, now + leaseMs, now)
      return longestDue.filter((id) => mine.has(id))
    },

    async release(conversations) {
      const held = new Map(conversations.map((id) => [id, leases.giveBack(id)]))
      await Promise.all(
        [...byPart(conversations)].map(async ([part, ids]) => {
          const { due, claims } = partKeys(prefix, part)
          const pairs = ids.flatMap((id) => [id, held.get(id) ?? ''])
          await call.release([due, claims], pairs)
        }),
      )
    },

    close: () => closeRedis(redis),
  }
}

function keyList({ conversation, effects, due, claims, seen }: ConversationKeys): readonly string[] {
  return [conversation, effects, due, claims, seen]
}

/** What the commit script takes, after the conversation's id. The token tells a repeated call from somebody else's. */
function saved({ expect, state, address, event, effects, alarm, now }: Commit): readonly (string | number)[] {
  return [
    expect,
    randomUUID(),
    writeState(state),
    JSON.stringify(address),
    alarm === undefined ? '' : Math.ceil(alarm),
    event,
    now,
    now - keepSeenMs,
    keepSeenMs,
    ...effects.flatMap(({ id, effect }) => [id, JSON.stringify(effect)]),
  ]
}

interface Kept extends Omit<Pending, 'effect'> {
  readonly number: number
  readonly effect: string
}

/** The effects of a conversation as they are kept, oldest first; one that lost its number comes before all, and is due. */
function numbered(list: readonly string[]): readonly Kept[] {
  const effects: Kept[] = []
  for (let at = 0; at + 1 < list.length; at += 2) {
    const [id = '', kept = ''] = [list[at], list[at + 1]]
    const [, number = 0, attempts = 0, dueAt = 0, effect = kept] =
      /^(\d+) (\d+) (\d+) (.*)$/s.exec(kept) ?? []
    effects.push({
      id,
      number: Number(number),
      attempts: Number(attempts),
      dueAt: Number(dueAt),
      effect,
    })
  }
  return effects.sort((a, b) => a.number - b.number)
}

function dueIn(list: readonly string[]): readonly { readonly id: ConversationId; readonly due: number }[] {
  return list.flatMap((id, at) => (at % 2 === 0 ? [{ id, due: Number(list[at + 1]) }] : []))
}

function byPart(conversations: readonly ConversationId[]): ReadonlyMap<number, readonly ConversationId[]> {
  const parts = new Map<number, ConversationId[]>()
  for (const id of conversations) {
    const part = partOf(id)
    parts.set(part, [...(parts.get(part) ?? []), id])
  }
  return parts
}
