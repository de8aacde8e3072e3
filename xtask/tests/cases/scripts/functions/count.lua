#!lua name=count
---@key counter
---@return integer
local function up(keys)
  return redis.call('INCR', keys[1])
end
redis.register_function('count_up', up)
