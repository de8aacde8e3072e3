#!lua name=ratelimit
--- Rate limiting on the server's clock.
---@release 1.0.0

---@class Decision
---@field allowed boolean        whether the request may proceed
---@field remaining integer      requests left in this window
---@field retry_after_ms integer? milliseconds until a slot frees up

--- Counts one request against `bucket`.
---@key bucket                   sorted set holding the window
---@arg window_ms integer
---@arg limit integer
---@return Decision
---@error INVALID_LIMIT          `limit` or `window_ms` is not positive
local function sliding_window(keys, args)
  local bucket, window_ms, limit = keys[1], tonumber(args[1]), tonumber(args[2])
  if window_ms <= 0 or limit <= 0 then
    return redis.error_reply('INVALID_LIMIT limit and window_ms must be positive')
  end
  local count = redis.call('ZREMRANGEBYSCORE', bucket, 0, window_ms)
  return { count < limit, limit - count, window_ms }
end

--- How many requests the window holds.
---@key bucket
---@return integer
local function peek(keys, args)
  return redis.call('ZCARD', keys[1])
end

--- Forgets windows.
---@key ...buckets
---@arg reason? string
---@return integer[]
---@deprecated use `peek`
local function forget(keys, args)
  local counts = {}
  for i, bucket in ipairs(keys) do
    counts[i] = redis.call('DEL', bucket)
  end
  redis.log(redis.LOG_NOTICE, args[1] or '')
  return counts
end

redis.register_function('ratelimit_sliding_window', sliding_window)
redis.register_function {
  function_name = 'ratelimit_peek',
  callback = peek,
  flags = { 'no-writes', 'allow-stale' }, -- fcall: allow(redundant-flag) shown in lists
  description = 'Counts without counting',
}
redis.register_function('ratelimit_forget', forget)
