import { type Budget, burstOf, longestWaitMs } from './budget.ts'
import {
  closeRedis,
  connectRedis,
  defaultPrefix,
  defineScripts,
  type RedisOptions,
} from './redis-connection.ts'

/** KEYS: the budget. ARGV: now, ms between two, the most at once, the longest wait. → ms to wait, 0 when it was taken. */
const take = `
local kept = redis.call('HMGET', KEYS[1], 'next', 'held')
local now, every = tonumber(ARGV[1]), tonumber(ARGV[2])
local function ahead(at)
  local ms = tonumber(at or '0') - now
  return ms > tonumber(ARGV[4]) and 0 or math.max(ms, 0)
end
local held = ahead(kept[2])
if held > 0 then return math.ceil(held) end
local due = now + ahead(kept[1])
local wait = due - (tonumber(ARGV[3]) - 1) * every - now
if wait > 0 then return math.ceil(wait) end
redis.call('HSET', KEYS[1], 'next', string.format('%.3f', due + every), 'held', 0)
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
      const waitMs = await call.take(
        [key(name)],
        [now, 60_000 / perMinute, burstOf(perMinute), longestWaitMs],
      )
      return Number(waitMs)
    },
    async hold(name, until) {
      await call.hold([key(name)], [Math.ceil(until), longestWaitMs])
    },
    close: () => closeRedis(redis),
  }
}
