import { describe, expect, it } from 'vitest'
import { silent } from '../../src/log.ts'
import { closeRedis, connectRedis } from '../../src/store/redis-connection.ts'

/** Nothing listens there. */
const nowhere = 'redis://127.0.0.1:1'

describe('a connection to Redis', () => {
  it('says once that it is lost, however often it is tried again', async () => {
    const lines: string[] = []
    const log = { ...silent, warn: (event: string) => void lines.push(event) }
    const redis = connectRedis({ url: nowhere, log, timeoutMs: 2_000 })
    let tries = 0
    await new Promise<void>((resolve) => {
      redis.on('error', () => {
        tries += 1
        if (tries === 3) resolve()
      })
    })
    await closeRedis(redis)
    expect(lines).toEqual(['store.connection-lost'])
  })
})
