#!lua name=same_code
--- Runs.
---@key stock
---@arg amount integer
---@return integer
local function run(keys, args)
  return tonumber(redis.call('GET', keys[1])) + tonumber(args[1])
end

redis.register_function('same_code_run', run)
