import { join } from 'node:path'
import { Redis } from 'ioredis'
import { describe } from 'vitest'
import { openDatabase } from '../../src/database.ts'
import { createEmbeddedBudget } from '../../src/store/embedded-budget.ts'
import { createRedisBudget } from '../../src/store/redis-budget.ts'
import { budgetContract } from '../contracts/budget.ts'
import { newFolder } from './given.ts'
import { newPrefix, redisUrl, whyNoRedis } from './redis-server.ts'

budgetContract('the embedded budget', async () => {
  const { folder, remove } = newFolder()
  const databases: ReturnType<typeof openDatabase>[] = []
  const open = () => {
    const database = openDatabase(join(folder, 'data.db'))
    databases.push(database)
    return createEmbeddedBudget(database)
  }
  return {
    budget: open(),
    again: async () => open(),
    async close() {
      for (const database of databases) await database.close()
      remove()
    },
  }
})

const reason = await whyNoRedis()

describe.skipIf(reason !== undefined)('on a real server', () => {
  budgetContract('the budget in Redis', async () => {
    const { prefix } = newPrefix()
    const opened: ReturnType<typeof createRedisBudget>[] = []
    const open = () => {
      const budget = createRedisBudget({ url: redisUrl, prefix })
      opened.push(budget)
      return budget
    }
    return {
      budget: open(),
      again: async () => open(),
      async close() {
        for (const budget of opened) await budget.close()
        const redis = new Redis(redisUrl)
        await redis.del(`${prefix}:budget:desk`, `${prefix}:budget:other`)
        redis.disconnect()
      },
    }
  })
})
