#!lua name=error_replies_of_all
--- What errors look like is said once.
---@error [0, string, ...string]

local function fail(...)
  return { 0, ... }
end

redis.register_function('error_replies_of_all_take', function(keys, args)
  local limit = tonumber(args[1])
  if not limit then return fail('invalid_limit', 'not a number') end
  if redis.call('LLEN', keys[1]) > limit then return fail('full') end
  return { 1, redis.call('LPUSH', keys[1], 'x') }
end)

--- Says it itself.
---@error [0, "gone"]
redis.register_function('error_replies_of_all_drop', function(keys)
  if redis.call('DEL', keys[1]) == 0 then return fail('gone') end
  return { 1 }
end)

---@return [1, string]
redis.register_function('error_replies_of_all_name', function(keys)
  return { 1, keys[1] }
end)
