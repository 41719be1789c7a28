import type { Entry, Journal } from './journal.ts'
import { createListeners } from './listeners.ts'
import {
  asked,
  closeRedis,
  connectRedis,
  defaultPrefix,
  defineScripts,
  type RedisOptions,
} from './redis-connection.ts'

/**
 * KEYS: entries, positions. ARGV: channel, then id and entry of each. → the positions. A position is the place in the
 * list, from 1 (J2); the hash knows which ids have one (J1).
 */
const append = `
local positions = {}
local grew = false
for at = 2, #ARGV, 2 do
  local position = redis.call('HGET', KEYS[2], ARGV[at])
  if not position then
    position = redis.call('RPUSH', KEYS[1], ARGV[at + 1])
    redis.call('HSET', KEYS[2], ARGV[at], position)
    grew = true
  end
  positions[#positions + 1] = tonumber(position)
end
if grew then redis.call('PUBLISH', ARGV[1], '') end
return positions
`

/**
 * A journal in Redis, heard by every process through publish and subscribe. What was published while the connection to
 * listen on was away is made up for: listeners are called once when it is back, and once when listening begins.
 */
export function createRedisJournal(options: RedisOptions): Journal {
  const redis = connectRedis(options)
  const subscriber = connectRedis(options)
  const call = defineScripts(redis, { append: { lua: append, numberOfKeys: 2 } })
  const prefix = options.prefix ?? defaultPrefix
  const keys = (stream: string): readonly [string, string] => {
    const base = `{${prefix}:journal:${stream}}`
    return [`${base}:entries`, `${base}:positions`]
  }
  const channelStart = `${prefix}:journal:`
  const channel = (stream: string): string => channelStart + stream

  const listeners = createListeners((stream) => {
    subscriber.unsubscribe(channel(stream)).catch(() => undefined)
  })
  const subscribe = (stream: string): void => {
    subscriber.subscribe(channel(stream)).then(
      () => listeners.tell(stream),
      // It is tried again when the connection is back.
      () => undefined,
    )
  }
  subscriber.on('message', (from: string) => listeners.tell(from.slice(channelStart.length)))
  subscriber.on('ready', () => {
    for (const stream of listeners.streams()) subscribe(stream)
  })

  return {
    async append(stream, entries) {
      if (entries.length === 0) return []
      const args = entries.flatMap(({ id, body }) => [id, `${JSON.stringify(id)}\n${JSON.stringify(body)}`])
      return (await call.append(keys(stream), [channel(stream), ...args])) as readonly number[]
    },
    async read(stream, position, limit) {
      if (limit <= 0) return []
      const [entries] = keys(stream)
      const found = await asked(() => redis.lrange(entries, position, position + limit - 1))
      return found.map((entry, at): Entry => {
        const end = entry.indexOf('\n')
        const id = JSON.parse(entry.slice(0, end)) as string
        return { position: position + at + 1, id, text: entry.slice(end + 1) }
      })
    },
    listen(stream, heard) {
      const stop = listeners.add(stream, heard)
      if (subscriber.status === 'ready') subscribe(stream)
      return stop
    },
    async close() {
      listeners.clear()
      await Promise.all([closeRedis(subscriber), closeRedis(redis)])
    },
  }
}
