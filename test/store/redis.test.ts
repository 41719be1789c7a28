import { describe, expect, it } from 'vitest'
import { Redis } from 'ioredis'
import { conversationKeys, partCount, partKeys, partOf } from '../../src/store/redis-keys.ts'
import { createRedisJournal } from '../../src/store/redis-journal.ts'
import { createRedisStore } from '../../src/store/redis.ts'
import { hearing, journalContract } from '../contracts/journal.ts'
import { storeContract } from '../contracts/store.ts'
import { commitOf, hour, noon } from './given.ts'
import { leaseMs } from './model.ts'
import { newPrefix, openWire, redisUrl, whyNoRedis } from './redis-server.ts'

const reason = await whyNoRedis()

describe.skipIf(reason !== undefined)('on a real server', () => {
  storeContract('the Redis store', async () => {
    const { prefix, remove } = newPrefix()
    const open = () => createRedisStore({ url: redisUrl, prefix })
    const stores = [open()]
    return {
      store: stores[0] as ReturnType<typeof open>,
      async damage(conversation, effect, text) {
        const redis = new Redis(redisUrl)
        const { effects } = conversationKeys(prefix, conversation)
        const kept = (await redis.hget(effects, effect)) ?? ''
        await redis.hset(effects, effect, kept.replace(/\{.*$/s, text))
        redis.disconnect()
      },
      async again() {
        const store = open()
        stores.push(store)
        return store
      },
      async close() {
        for (const store of stores) await store.close()
        await remove()
      },
    }
  })

  journalContract('the Redis journal', async () => {
    const { prefix, remove } = newPrefix()
    const journal = createRedisJournal({ url: redisUrl, prefix })
    return {
      journal,
      async close() {
        await journal.close()
        await remove()
      },
    }
  })

  describe('the Redis store', () => {
    it('saves once when the answer to a commit is lost, and says that it did', async () => {
      const [{ prefix, remove }, wire] = [newPrefix(), await openWire()]
      const store = createRedisStore({ url: wire.url, prefix })
      await store.load('web:a')
      wire.cutOn('event-1')
      // What was pending before is not known any more.
      expect(await store.commit('web:a', commitOf(0, { says: ['1/1'] }))).toBe('behind')
      expect((await store.load('web:a')).version).toBe(1)
      expect(await store.pending('web:a')).toHaveLength(1)
      await store.close()
      await wire.close()
      await remove()
    })

    it('goes on after the connection was lost', async () => {
      const [{ prefix, remove }, wire] = [newPrefix(), await openWire()]
      const store = createRedisStore({ url: wire.url, prefix })
      await store.commit('web:a', commitOf(0))
      wire.cutAll()
      expect((await store.load('web:a')).version).toBe(1)
      await store.close()
      await wire.close()
      await remove()
    })

    it('touches no keys but those of one slot in any call of a conversation', async () => {
      const { prefix, remove } = newPrefix()
      const store = createRedisStore({ url: redisUrl, prefix })
      await store.commit('web:a', commitOf(0, { says: ['1/1'], alarm: noon }))
      await store.claimDue(noon, 1, leaseMs)
      const redis = new Redis(redisUrl)
      const keys = await redis.keys(`*${prefix}*`)
      const tags = keys.map((key) => /\{(.+?)\}/.exec(key)?.[1])
      expect(new Set(keys)).toEqual(new Set(Object.values(conversationKeys(prefix, 'web:a'))))
      expect(new Set(tags)).toEqual(new Set([`${prefix}:${partOf('web:a')}`]))
      redis.disconnect()
      await store.close()
      await remove()
    })

    it('has an effect due that lost even its number, and goes on with the conversation', async () => {
      const { prefix, remove } = newPrefix()
      const store = createRedisStore({ url: redisUrl, prefix })
      await store.commit('web:a', commitOf(0, { says: ['1/1', '1/2'], alarm: noon + hour }))
      await store.settle('web:a', ['1/1'])
      const redis = new Redis(redisUrl)
      await redis.hset(conversationKeys(prefix, 'web:a').effects, '1/2', 'something else')
      redis.disconnect()
      expect(await store.commit('web:a', commitOf(1, { says: ['2/1'], now: noon + hour }))).toBe('behind')
      const [first, second] = await store.pending('web:a')
      expect(first).toEqual({
        id: '1/2',
        effect: { type: 'unreadable', text: 'something else' },
        attempts: 0,
        dueAt: 0,
      })
      expect(second?.id).toBe('2/1')
      expect(await store.claimDue(noon, 1, leaseMs)).toEqual(['web:a'])
      await store.settle('web:a', ['1/2', '2/1'])
      expect(await store.pending('web:a')).toEqual([])
      await store.close()
      await remove()
    })

    it('fails for good on data that is not its own', async () => {
      const { prefix, remove } = newPrefix()
      const redis = new Redis(redisUrl)
      await redis.set(conversationKeys(prefix, 'web:a').conversation, 'something else')
      redis.disconnect()
      const store = createRedisStore({ url: redisUrl, prefix })
      await expect(store.load('web:a')).rejects.toMatchObject({
        name: 'TerminalError',
        code: 'store.refused',
      })
      await store.close()
      await remove()
    })
  })

  describe('the Redis journal', () => {
    it('is heard by another process', async () => {
      const { prefix, remove } = newPrefix()
      const [here, there] = [0, 1].map(() => createRedisJournal({ url: redisUrl, prefix }))
      const heard = hearing(here!, 's')
      await there!.append('s', [{ id: 'one', body: 1 }])
      expect(
        await heard.next(async () => (await here!.read('s', 0, 9)).map(({ id }) => id), ['one']),
      ).toEqual(['one'])
      await Promise.all([here!.close(), there!.close()])
      await remove()
    })

    it('makes up for what was appended while it was not connected', async () => {
      const [{ prefix, remove }, wire] = [newPrefix(), await openWire()]
      const here = createRedisJournal({ url: wire.url, prefix })
      const there = createRedisJournal({ url: redisUrl, prefix })
      const ids = async () => (await here.read('s', 0, 9)).map(({ id }) => id)
      const heard = hearing(here, 's')
      await there.append('s', [{ id: 'one', body: 1 }])
      expect(await heard.next(ids, ['one'])).toEqual(['one'])
      wire.cutAll()
      await there.append('s', [{ id: 'two', body: 2 }])
      expect(await heard.next(ids, ['one', 'two'])).toEqual(['one', 'two'])
      await Promise.all([here.close(), there.close(), wire.close()])
      await remove()
    })
  })
})

describe('a Redis that is not there', () => {
  it('is an error that may pass', async () => {
    const store = createRedisStore({ url: 'redis://127.0.0.1:1', timeoutMs: 300 })
    for (const call of [
      store.load('web:a'),
      store.commit('web:a', commitOf(0)),
      store.claimDue(noon, 1, 1),
    ]) {
      await expect(call).rejects.toMatchObject({ name: 'RetryableError', code: 'store.unavailable' })
    }
    await store.close()
  })

  it('is an error at once when its address is none', () => {
    expect(() => createRedisStore({ url: 'localhost:6379' })).toThrow('must look like redis://')
  })
})

describe('the parts', () => {
  it('share conversations evenly', () => {
    const counts = Array.from({ length: partCount }, () => 0)
    for (let at = 0; at < 100 * partCount; at += 1) counts[partOf(`web:visit-${at}`)]! += 1
    expect(Math.min(...counts)).toBeGreaterThan(60)
    expect(Math.max(...counts)).toBeLessThan(150)
  })

  it('stay where they are: what is stored is found again', () => {
    expect(['web:visit-1', 'slack:T1:C2:1764000000.000100', ''].map(partOf)).toEqual([82, 14, 69])
    expect(conversationKeys('v', 'web:visit-1').due).toBe(partKeys('v', partOf('web:visit-1')).due)
  })
})
