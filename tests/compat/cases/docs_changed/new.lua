#!lua name=docs_changed
--- Takes one away.
---@key stock
---@return integer
local function take(keys, args)
  return redis.call('DECR', keys[1])
end

redis.register_function('docs_changed_take', take)
