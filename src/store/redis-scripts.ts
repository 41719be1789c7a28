/**
 * What Redis does in one piece. Every key a script touches is given to it, and all of them are in one slot. Times are
 * passed on as the text they came in, because Lua writes large numbers with an exponent.
 */

/** How an effect is kept: `<number> <attempts> <due> <JSON>`. */
const effectFormat = `'^(%d+) (%d+) (%d+) (.*)$'`

/** KEYS in every script of one conversation: conversation, effects, due, claims, seen. ARGV[1] is its id. */
const keepDue = `
local function keepDue()
  local earliest = redis.call('HGET', KEYS[1], 'alarm')
  for _, kept in ipairs(redis.call('HVALS', KEYS[2])) do
    local _, _, due = string.match(kept, ${effectFormat})
    -- What can't be read is due, so that somebody finds it.
    due = due or '0'
    if not earliest or tonumber(due) < tonumber(earliest) then earliest = due end
  end
  if earliest then
    redis.call('ZADD', KEYS[3], earliest, ARGV[1])
  else
    redis.call('ZREM', KEYS[3], ARGV[1])
  end
end
`

/** ARGV: id, event or ''. → version, state, address, whether the event was seen, alarm. */
const load = `
local kept = redis.call('HMGET', KEYS[1], 'version', 'state', 'address', 'alarm')
local seen = ARGV[2] ~= '' and redis.call('ZSCORE', KEYS[5], ARGV[2])
return {kept[1], kept[2], kept[3], seen and 1 or 0, kept[4]}
`

/**
 * ARGV: id, expected version, token, state, address, alarm or '', event, now, forget events before, keep the list of
 * events for ms, then id and JSON of each effect. → `saved`, `behind` when others were pending, `lost` when somebody else was faster.
 */
const commit = `
${keepDue}
local kept = redis.call('HMGET', KEYS[1], 'version', 'token', 'effect')
-- The same call again: the answer to the first was lost on the way.
if kept[2] == ARGV[3] then return 'behind' end
if (kept[1] or '0') ~= ARGV[2] then return 'lost' end
local outcome = redis.call('EXISTS', KEYS[2]) == 1 and 'behind' or 'saved'
local number = tonumber(kept[3] or '0')
for at = 11, #ARGV, 2 do
  number = number + 1
  redis.call('HSETNX', KEYS[2], ARGV[at], number .. ' 0 ' .. ARGV[8] .. ' ' .. ARGV[at + 1])
end
redis.call('HSET', KEYS[1], 'version', tonumber(ARGV[2]) + 1, 'token', ARGV[3], 'state', ARGV[4],
  'address', ARGV[5], 'effect', number)
if ARGV[6] == '' then
  redis.call('HDEL', KEYS[1], 'alarm')
else
  redis.call('HSET', KEYS[1], 'alarm', ARGV[6])
end
redis.call('ZADD', KEYS[5], ARGV[8], ARGV[7])
redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', '(' .. ARGV[9])
redis.call('PEXPIRE', KEYS[5], ARGV[10])
keepDue()
return outcome
`

/** ARGV: id. → id and effect of each that is pending, in no order. */
const pending = `
return redis.call('HGETALL', KEYS[2])
`

/** ARGV: id, then the ids of the effects. */
const settle = `
${keepDue}
for at = 2, #ARGV do redis.call('HDEL', KEYS[2], ARGV[at]) end
keepDue()
`

/** ARGV: id, effect, attempts, due. */
const postpone = `
${keepDue}
local kept = redis.call('HGET', KEYS[2], ARGV[2])
if kept then
  local number, _, _, effect = string.match(kept, ${effectFormat})
  redis.call('HSET', KEYS[2], ARGV[2], number .. ' ' .. ARGV[3] .. ' ' .. ARGV[4] .. ' ' .. effect)
  keepDue()
end
`

/** ARGV: id, effect, due, JSON. */
const revive = `
${keepDue}
if redis.call('EXISTS', KEYS[1]) == 0 then return end
local number = redis.call('HINCRBY', KEYS[1], 'effect', 1)
redis.call('HSETNX', KEYS[2], ARGV[2], number .. ' 0 ' .. ARGV[3] .. ' ' .. ARGV[4])
keepDue()
`

/** KEYS: due, claims. ARGV: now, limit. → ids and due times of conversations that can be claimed, longest due first. */
const due = `
local found = {}
local from = 0
while #found < 2 * tonumber(ARGV[2]) do
  local page = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', from, ARGV[2])
  for at = 1, #page, 2 do
    local claimed = redis.call('HGET', KEYS[2], page[at])
    if not claimed or tonumber(claimed) <= tonumber(ARGV[1]) then
      found[#found + 1] = page[at]
      found[#found + 1] = page[at + 1]
    end
  end
  if #page < 2 * tonumber(ARGV[2]) then break end
  from = from + tonumber(ARGV[2])
end
return found
`

/** KEYS: due, claims. ARGV: now, until, ids. → those that were claimed: still due, and nobody else's. */
const claim = `
local taken = {}
for at = 3, #ARGV do
  local due = redis.call('ZSCORE', KEYS[1], ARGV[at])
  local claimed = redis.call('HGET', KEYS[2], ARGV[at])
  if due and tonumber(due) <= tonumber(ARGV[1]) and
    (not claimed or tonumber(claimed) <= tonumber(ARGV[1])) then
    redis.call('HSET', KEYS[2], ARGV[at], ARGV[2])
    taken[#taken + 1] = ARGV[at]
  end
end
return taken
`

/** KEYS: due, claims. ARGV: id and until of each. */
const release = `
for at = 1, #ARGV, 2 do
  if redis.call('HGET', KEYS[2], ARGV[at]) == ARGV[at + 1] then redis.call('HDEL', KEYS[2], ARGV[at]) end
end
`

export const scripts = {
  load: { lua: load, numberOfKeys: 5, readOnly: true },
  commit: { lua: commit, numberOfKeys: 5 },
  pending: { lua: pending, numberOfKeys: 5, readOnly: true },
  settle: { lua: settle, numberOfKeys: 5 },
  postpone: { lua: postpone, numberOfKeys: 5 },
  revive: { lua: revive, numberOfKeys: 5 },
  due: { lua: due, numberOfKeys: 2, readOnly: true },
  claim: { lua: claim, numberOfKeys: 2 },
  release: { lua: release, numberOfKeys: 2 },
} as const
