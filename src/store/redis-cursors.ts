import type { Cursors } from './cursors.ts'
import { asked, closeRedis, connectRedis, defaultPrefix, type RedisOptions } from './redis-connection.ts'

/** Cursors in Redis, seen by every process of the prefix; one that ends has a key of its own, which Redis removes. */
export function createRedisCursors(options: RedisOptions): Cursors {
  const redis = connectRedis(options)
  const prefix = options.prefix ?? defaultPrefix
  const key = `${prefix}:cursors`
  const passing = (name: string): string => `${prefix}:cursor:${name}`
  return {
    get: (name) =>
      asked(async () => {
        const [ending, lasting] = await Promise.all([redis.get(passing(name)), redis.hget(key, name)])
        return ending ?? lasting ?? ''
      }),
    async set(name, cursor, keptMs) {
      await asked(async () => {
        // What is new is there before what it takes the place of is gone.
        if (keptMs === undefined) {
          await redis.hset(key, name, cursor)
          await redis.del(passing(name))
        } else {
          await redis.set(passing(name), cursor, 'PX', keptMs)
          await redis.hdel(key, name)
        }
      })
    },
    close: () => closeRedis(redis),
  }
}
