#!lua name=cache
--- A cache that one caller fills while the others wait: a popular entry that expires is not computed by all at once.
---
--- 1. `fetch` gives the value, or grants a lease to fill it in, or says how long to wait and `fetch` again.
--- 2. Who has the lease computes the value and calls `fill`.
--- 3. If that caller dies, its lease expires and the next `fetch` grants another.
---
--- To drop an entry delete both keys: a `fill` that is under way with an older value is then refused. The two keys
--- share a hash tag, such as `page:{42}` and `page:{42}:lease`.
---@release 1.0.0

---@class Lookup
---@field granted boolean whether the caller has the lease and is to fill the entry
---@field wait_ms integer 0, or milliseconds until the lease of another caller expires
---@field value bytes?    the value, if there is one

-- The whole number that a string spells, if it is from 1 to 2^53; else nil.
local function positive(text)
  local value = tonumber(text)
  if value and value >= 1 and value <= 2^53 and string.format('%d', value) == text then
    return value
  end
  return nil
end

local function same_key()
  return redis.error_reply('SAME_KEY entry and lease are one key')
end

--- Gives the entry's value, or grants the lease to fill it to the first who asks.
---@key entry              the value
---@key lease              the token of the caller that fills the entry
---@arg token bytes        names the caller: long, random, a new one for each lease
---@arg lease_ms integer   how long computing the value may take, at least 1
---@return Lookup
---@error INVALID_TOKEN    `token` is empty
---@error INVALID_TTL      `lease_ms` is not positive
---@error SAME_KEY         `entry` and `lease` are one key
local function fetch(keys, args)
  local entry, lease = keys[1], keys[2]
  local token, lease_ms = args[1], positive(args[2])
  if not token or token == '' then
    return redis.error_reply('INVALID_TOKEN token is empty')
  end
  if not lease_ms then
    return redis.error_reply('INVALID_TTL lease_ms is not a positive number of milliseconds')
  end
  if entry == lease then
    return same_key()
  end

  local value = redis.call('GET', entry)
  if value then
    return { 0, 0, value }
  end
  -- A lease without a time to live would make everybody wait for ever: it counts as none.
  local ttl = redis.call('GET', lease) and redis.call('PTTL', lease) or -1
  if ttl >= 0 then
    return { 0, ttl + 1 }
  end
  redis.call('SET', lease, token, 'PX', lease_ms)
  return { 1, 0 }
end

--- Writes the value and gives the lease back. False if the caller no longer has the lease: its value may be outdated.
---@key entry
---@key lease
---@arg token bytes     as given to `fetch`
---@arg value bytes
---@arg ttl_ms integer  how long the value stays, at least 1
---@return boolean      whether the value was written
---@error INVALID_TTL   `ttl_ms` is not positive
---@error SAME_KEY      `entry` and `lease` are one key
local function fill(keys, args)
  local entry, lease = keys[1], keys[2]
  local token, value, ttl_ms = args[1], args[2], positive(args[3])
  if not ttl_ms then
    return redis.error_reply('INVALID_TTL ttl_ms is not a positive number of milliseconds')
  end
  if entry == lease then
    return same_key()
  end

  if redis.call('GET', lease) ~= token then
    return 0
  end
  -- SET replaces keys of any type: this refuses those that are no entry.
  redis.call('STRLEN', entry)
  redis.call('SET', entry, value, 'PX', ttl_ms)
  redis.call('DEL', lease)
  return 1
end

redis.register_function('cache_fetch', fetch)
redis.register_function('cache_fill', fill)
