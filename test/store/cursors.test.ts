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
  const databases = [openDatabase(join(folder, 'data.db'))]
  return {
    cursors: createEmbeddedCursors(databases[0] as ReturnType<typeof openDatabase>),
    async again() {
      const database = openDatabase(join(folder, 'data.db'))
      databases.push(database)
      return createEmbeddedCursors(database)
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
    const opened = [createRedisCursors({ url: redisUrl, prefix })]
    return {
      cursors: opened[0] as ReturnType<typeof createRedisCursors>,
      async again() {
        const cursors = createRedisCursors({ url: redisUrl, prefix })
        opened.push(cursors)
        return cursors
      },
      async close() {
        for (const cursors of opened) await cursors.close()
        const redis = new Redis(redisUrl)
        await redis.del(`${prefix}:cursors`)
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
