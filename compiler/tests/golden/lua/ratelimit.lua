#!lua name=ratelimit
--- Rate limiting on the server's clock.
---@release 1.0.0

---@class Decision
---@field allowed boolean whether the request may proceed
---@field remaining integer requests left in this window
---@field retry_after_ms? integer

--- Counts one request against `bucket` if the last `window_ms` hold fewer than `limit`.
---@key bucket sorted set holding the window
---@arg window_ms integer
---@arg limit integer
---@return Decision
---@error INVALID_LIMIT `limit` or `window_ms` is not positive
local function sliding_window(keys, args)
  local bucket, window_ms, limit = keys[1], tonumber(args[1]), tonumber(args[2])
  if window_ms <= 0 or limit <= 0 then
    return redis.error_reply('INVALID_LIMIT limit and window must be positive')
  end
  local count = redis.call('INCR', bucket)
  return {count <= limit, limit - count, window_ms}
end

redis.register_function('ratelimit_sliding_window', sliding_window)

---@key bucket
---@return integer how many requests the window holds
local function peek(keys, args)
  return redis.call('ZCARD', keys[1])
end

redis.register_function{
  function_name = 'ratelimit_peek',
  callback = peek,
  flags = {'no-writes'},
  description = 'How many requests the window holds',
}
