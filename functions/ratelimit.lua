#!lua name=ratelimit
--- Rate limiting on the server's clock: callers whose clocks disagree share one limit.
---
--- | function | admits | memory of a key |
--- |---|---|---|
--- | `sliding_window` | at most `limit` in any stretch of `window_ms` | one entry for each admitted request |
--- | `fixed_window` | at most `limit` from one reset to the next, so up to twice that around a reset | one number |
--- | `token_bucket` | a burst of `capacity`, then `refill_per_sec` | two numbers |
---
--- Each call touches one key, such as `rl:{user:42}`, which vanishes when it says nothing any more. Callers of one key
--- pass the same limits.
---@release 1.0.0

---@class Decision
---@field allowed boolean        whether the request may proceed
---@field remaining integer      how many more may proceed right now
---@field retry_after_ms integer 0, or milliseconds after which a refused request may proceed

---@class WindowDecision
---@field allowed boolean        whether the request may proceed
---@field remaining integer      how many more may proceed in this window
---@field reset_ms integer       milliseconds until the window ends and the count starts over

---@class BucketDecision
---@field allowed boolean        whether the request may proceed
---@field tokens integer         whole tokens left
---@field retry_after_ms integer 0, or milliseconds after which the bucket holds `cost` tokens

-- Times are in microseconds, which Lua's numbers hold exactly for windows of up to 30 years.
local LONGEST_MS = 30 * 365 * 24 * 60 * 60 * 1000

-- Tokens are counted in millionths.
local MILLION = 1000000

-- The whole number that a string spells, if it is from `least` to `most`; else nil.
local function whole(text, least, most)
  local value = tonumber(text)
  if value and value >= least and value <= most and string.format('%d', value) == text then
    return value
  end
  return nil
end

local function microseconds()
  local time = redis.call('TIME')
  return tonumber(time[1]) * MILLION + tonumber(time[2])
end

--- Counts one request if fewer than `limit` were admitted in the last `window_ms`. Refused ones do not count.
---
--- The exact limiter. It keeps an entry for each admitted request, so that a key takes memory in proportion to `limit`.
---@key bucket            sorted set of the requests in the window
---@arg window_ms integer from 1 millisecond to 30 years
---@arg limit integer     requests in a window, at least 1
---@return Decision
---@error INVALID_LIMIT   `window_ms` or `limit` is out of range
local function sliding_window(keys, args)
  local bucket = keys[1]
  local window_ms, limit = whole(args[1], 1, LONGEST_MS), whole(args[2], 1, 2^53)
  if not window_ms or not limit then
    return redis.error_reply('INVALID_LIMIT window_ms or limit is out of range')
  end

  local now, window = microseconds(), window_ms * 1000
  redis.call('ZREMRANGEBYSCORE', bucket, '-inf', now - window)
  local count = redis.call('ZCARD', bucket)

  if count >= limit then
    -- The oldest request has to leave, or a later one where the limit was lowered.
    local leaver = redis.call('ZRANGE', bucket, count - limit, count - limit, 'WITHSCORES')
    return { 0, 0, math.ceil((tonumber(leaver[2]) + window - now) / 1000) }
  end

  -- Requests may share a microsecond, and the clock may step back. Each gets a moment of its own all the same, because
  -- equal members of a set count once.
  local newest = redis.call('ZRANGE', bucket, -1, -1, 'WITHSCORES')
  local moment = math.max(now, (tonumber(newest[2]) or 0) + 1)
  redis.call('ZADD', bucket, moment, moment)
  redis.call('PEXPIRE', bucket, window_ms)
  return { 1, limit - count - 1, 0 }
end

--- Counts one request if the current window has admitted fewer than `limit`. The first request opens a window.
---
--- The cheapest limiter: one number for each key.
---@key counter           requests admitted in the current window
---@arg window_ms integer at least 1
---@arg limit integer     requests in a window, at least 1
---@return WindowDecision
---@error INVALID_LIMIT   `window_ms` or `limit` is out of range
---@error INVALID_COUNTER the key holds something else than a count
local function fixed_window(keys, args)
  local counter = keys[1]
  local window_ms, limit = whole(args[1], 1, 2^53), whole(args[2], 1, 2^53)
  if not window_ms or not limit then
    return redis.error_reply('INVALID_LIMIT window_ms or limit is out of range')
  end
  local count = whole(redis.call('GET', counter) or '0', 0, 2^53)
  if not count then
    return redis.error_reply('INVALID_COUNTER the key holds something else than a count')
  end

  local allowed = count < limit
  if allowed then
    count = redis.call('INCR', counter)
  end
  -- Looked at in every call: a counter that has lost its time to live would never start over. The server drops a key in
  -- the millisecond after its time to live, so that one less makes the window exact.
  local ttl = redis.call('PTTL', counter)
  if ttl < 0 then
    ttl = math.max(window_ms - 1, 1)
    redis.call('PEXPIRE', counter, ttl)
  end
  return { allowed and 1 or 0, math.max(limit - count, 0), ttl + 1 }
end

--- Takes `cost` tokens out of a bucket that holds up to `capacity` and is refilled at `refill_per_sec`. It starts full.
---
--- Fractions of a token are kept: polling a slow bucket does not slow it further. With a whole `refill_per_sec` the
--- arithmetic is exact. This is the generic cell rate algorithm, which needs two numbers however large the bucket is.
---@key bucket                what was taken and is not refilled yet, and when that was so
---@arg capacity integer      tokens in a full bucket, from 1 to 9 billion
---@arg refill_per_sec number tokens added in a second, such as 0.5; a full refill may take up to 30 years
---@arg cost integer          tokens for this request, from 1 to `capacity`
---@return BucketDecision
---@error INVALID_LIMIT       `capacity` or `refill_per_sec` is out of range
---@error INVALID_COST        `cost` is not from 1 to `capacity`
---@error INVALID_BUCKET      the key holds something else than a bucket
local function token_bucket(keys, args)
  local bucket = keys[1]
  local capacity, rate = whole(args[1], 1, 9e9), tonumber(args[2])
  if not capacity or not rate or not (rate > 0 and rate < math.huge and capacity / rate * 1000 <= LONGEST_MS) then
    return redis.error_reply('INVALID_LIMIT capacity or refill_per_sec is out of range')
  end
  local cost = whole(args[3], 1, capacity)
  if not cost then
    return redis.error_reply('INVALID_COST cost is not from 1 to capacity')
  end
  local stored = redis.call('GET', bucket) or '0 0'
  local taken, since = string.match(stored, '^([%d.e+-]+) (%d+)$')
  taken, since = tonumber(taken), tonumber(since)
  if not taken or not since then
    return redis.error_reply('INVALID_BUCKET the key holds something else than a bucket')
  end

  -- A token in a second is a millionth in a microsecond. A clock that steps back refills nothing.
  local now = microseconds()
  taken = math.max(taken - math.max(now - since, 0) * rate, 0)
  local excess = taken + (cost - capacity) * MILLION
  if excess > 0 then
    return { 0, math.max(math.floor(capacity - taken / MILLION), 0), math.ceil(excess / rate / 1000) }
  end

  taken = taken + cost * MILLION
  local full_after_ms = math.ceil(taken / rate / 1000)
  redis.call('SET', bucket, string.format('%.17g %d', taken, now), 'PX', full_after_ms)
  return { 1, math.floor(capacity - taken / MILLION), 0 }
end

redis.register_function('ratelimit_sliding_window', sliding_window)
redis.register_function('ratelimit_fixed_window', fixed_window)
redis.register_function('ratelimit_token_bucket', token_bucket)
