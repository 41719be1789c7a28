import { join } from 'node:path'
import { Redis } from 'ioredis'
import { describe } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { createEmbeddedInbox } from '../../src/store/embedded-inbox.ts'
import { createRedisInbox } from '../../src/store/redis-inbox.ts'
import { inboxContract } from '../contracts/inbox.ts'
import { newFolder } from './given.ts'
import { newPrefix, redisUrl, whyNoRedis } from './redis-server.ts'

inboxContract('the embedded inbox', async () => {
  const { folder, remove } = newFolder()
  const open = () => openDatabase(join(folder, 'data.db'))
  const first = open()
  const databases = [first]
  return {
    inbox: createEmbeddedInbox(first),
    async again() {
      const database = open()
      databases.push(database)
      return createEmbeddedInbox(database)
    },
    async close() {
      for (const database of databases) await database.close()
      remove()
    },
  }
})

const reason = await whyNoRedis()

describe.skipIf(reason !== undefined)('on a real server', () => {
  inboxContract('the inbox in Redis', async () => {
    const { prefix } = newPrefix()
    const first = createRedisInbox({ url: redisUrl, prefix })
    const opened = [first]
    return {
      inbox: first,
      async again() {
        const inbox = createRedisInbox({ url: redisUrl, prefix })
        opened.push(inbox)
        return inbox
      },
      async close() {
        for (const inbox of opened) await inbox.close()
        const redis = new Redis(redisUrl)
        await redis.del(`${prefix}:{inbox}:bodies`, `${prefix}:{inbox}:order`)
        redis.disconnect()
      },
    }
  })
})
