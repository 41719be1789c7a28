import type { Inbox, InboxName, Kept } from './inbox.ts'
import {
  asked,
  closeRedis,
  connectRedis,
  defaultPrefix,
  defineScripts,
  type RedisOptions,
} from './redis-connection.ts'

/** Both keys have one hash tag, so that a cluster keeps them in one slot. The body comes first: what is in order is there. */
const scripts = {
  'inbox-put': {
    lua: `local is_new = redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
if is_new == 1 then redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1]) end
return is_new`,
    numberOfKeys: 2,
  },
  'inbox-done': {
    lua: `redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])`,
    numberOfKeys: 2,
  },
}

/** An inbox in Redis, shared by every process of the prefix. */
export function createRedisInbox(options: RedisOptions, name: InboxName = 'inbox'): Inbox {
  const redis = connectRedis(options)
  const call = defineScripts(redis, scripts)
  const base = `${options.prefix ?? defaultPrefix}:{${name}}`
  const keys = [`${base}:bodies`, `${base}:order`] as const
  const [bodies, order] = keys
  return {
    put: async (id, body, at) => (await call['inbox-put'](keys, [id, body, at])) === 1,
    async done(id) {
      await call['inbox-done'](keys, [id])
    },
    async pending(before, limit) {
      const found = await asked(() =>
        redis.zrangebyscore(order, '-inf', `(${before}`, 'WITHSCORES', 'LIMIT', 0, limit),
      )
      const ids = found.filter((_, position) => position % 2 === 0)
      if (ids.length === 0) return []
      const texts = await asked(() => redis.hmget(bodies, ...ids))
      return ids.flatMap((id, position): readonly Kept[] => {
        const body = texts[position]
        return typeof body === 'string' ? [{ id, body, at: Number(found[position * 2 + 1]) }] : []
      })
    },
    close: () => closeRedis(redis),
  }
}
