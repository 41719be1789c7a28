import { type Budget, burstOf } from './budget.ts'
import {
  closeRedis,
  connectRedis,
  defaultPrefix,
  defineScripts,
  type RedisOptions,
} from './redis-connection.ts'

/** KEYS: the budget. ARGV: now, ms between two, the most at once, forget after ms. → ms to wait, 0 when it was taken. */
const take = `
local kept = redis.call('HMGET', KEYS[1], 'next', 'held')
local now, every = tonumber(ARGV[1]), tonumber(ARGV[2])
local held = tonumber(kept[2] or '0')
if held > now then return math.ceil(held - now) end
local due = math.max(tonumber(kept[1] or '0'), now)
local wait = due - (tonumber(ARGV[3]) - 1) * every - now
if wait > 0 then return math.ceil(wait) end
redis.call('HSET', KEYS[1], 'next', string.format('%.3f', due + every))
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 0
`

/** KEYS: the budget. ARGV: until, forget after ms. */
const hold = `
if tonumber(ARGV[1]) > tonumber(redis.call('HGET', KEYS[1], 'held') or '0') then
  redis.call('HSET', KEYS[1], 'held', ARGV[1])
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 0
`

const forgetMs = 3_600_000

/** Budgets in Redis, shared by every process of the prefix. */
export function createRedisBudget(options: RedisOptions): Budget {
  const redis = connectRedis(options)
  const call = defineScripts(redis, {
    take: { lua: take, numberOfKeys: 1 },
    hold: { lua: hold, numberOfKeys: 1 },
  })
  const key = (name: string): string => `${options.prefix ?? defaultPrefix}:budget:${name}`
  return {
    async take(name, perMinute, now) {
      const waitMs = await call.take([key(name)], [now, 60_000 / perMinute, burstOf(perMinute), forgetMs])
      return Number(waitMs)
    },
    async hold(name, until) {
      await call.hold([key(name)], [Math.ceil(until), forgetMs])
    },
    close: () => closeRedis(redis),
  }
}
