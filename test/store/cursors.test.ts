import { join } from 'node:path'
import { Redis } from 'ioredis'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { createEmbeddedCursors } from '../../src/store/embedded-cursors.ts'
import { createRedisCursors } from '../../src/store/redis-cursors.ts'
import { cursorsContract } from '../contracts/cursors.ts'
import { newFolder } from './given.ts'
import { newPrefix, redisUrl, whyNoRedis } from './redis-server.ts'

cursorsContract('embedded cursors', async () => {
  const { folder, remove } = newFolder()
  const database = openDatabase(join(folder, 'data.db'))
  const databases = [database]
  let now = 1_000_000
  const clock = { now: () => now }
  return {
    cursors: createEmbeddedCursors(database, clock),
    async again() {
      const database = openDatabase(join(folder, 'data.db'))
      databases.push(database)
      return createEmbeddedCursors(database, clock)
    },
    async pass(ms) {
      now += ms
    },
    async size() {
      const count = 'SELECT (SELECT count(*) FROM cursor) + (SELECT count(*) FROM passing_cursor) AS size'
      return database.prepare<{ readonly size: number }>(count).get()?.size ?? 0
    },
    async close() {
      for (const database of databases) await database.close()
      remove()
    },
  }
})

const reason = await whyNoRedis()

describe.skipIf(reason !== undefined)('on a real server', () => {
  cursorsContract('Redis cursors', async () => {
    const { prefix } = newPrefix()
    const redis = new Redis(redisUrl)
    const ending = (): Promise<string[]> => redis.keys(`${prefix}:cursor:*`)
    const opened = [createRedisCursors({ url: redisUrl, prefix })]
    return {
      cursors: opened[0] as ReturnType<typeof createRedisCursors>,
      async again() {
        const cursors = createRedisCursors({ url: redisUrl, prefix })
        opened.push(cursors)
        return cursors
      },
      // The server has no clock to move; what is left of each key's time is taken instead.
      async pass(ms) {
        for (const key of await ending()) await redis.pexpire(key, (await redis.pttl(key)) - ms)
      },
      async size() {
        return (await ending()).length + (await redis.hlen(`${prefix}:cursors`))
      },
      async close() {
        for (const cursors of opened) await cursors.close()
        await redis.del(`${prefix}:cursors`, ...(await ending()))
        redis.disconnect()
      },
    }
  })
})

describe('cursors on a Redis that is not there', () => {
  it('are an error that may pass', async () => {
    const cursors = createRedisCursors({ url: 'redis://127.0.0.1:1', timeoutMs: 300 })
    for (const call of [cursors.get('desk'), cursors.set('desk', '7')]) {
      await expect(call).rejects.toMatchObject({ name: 'RetryableError', code: 'store.unavailable' })
    }
    await cursors.close()
  })
})
