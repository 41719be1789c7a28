import type { Cursors } from './cursors.ts'
import { asked, closeRedis, connectRedis, defaultPrefix, type RedisOptions } from './redis-connection.ts'

/** Cursors in Redis, seen by every process of the prefix. */
export function createRedisCursors(options: RedisOptions): Cursors {
  const redis = connectRedis(options)
  const key = `${options.prefix ?? defaultPrefix}:cursors`
  return {
    get: (name) => asked(async () => (await redis.hget(key, name)) ?? ''),
    async set(name, cursor) {
      await asked(() => redis.hset(key, name, cursor))
    },
    close: () => closeRedis(redis),
  }
}
