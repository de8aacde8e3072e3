#!lua name=ratelimit
--- Rate limiting.
---@release 1.0.0

--- Counts.
---@key bucket
local function sliding_window(keys, args)
  local now = redis.call('TIME')
  local window, limit = tonumber(args[1]), tonumber(args[2])
  if not window or window <= 0 then return redis.error_reply('INVALID window') end
  redis.call('ZREMRANGEBYSCORE', keys[1], 0, now[1] * 1000 - window)
  local count = redis.call('ZCARD', keys[1])
  if count < limit then
    redis.call('ZADD', keys[1], now[1], now[1] .. '-' .. now[2])
    return { 1, limit - count - 1, 0 }
  end
  return { 0, 0, window }
end

redis.register_function('sliding_window', sliding_window)
redis.register_function{
  function_name = 'peek',
  callback = function(keys, args) return redis.call('ZCARD', keys[1]) end,
  flags = { 'no-writes' }
}
