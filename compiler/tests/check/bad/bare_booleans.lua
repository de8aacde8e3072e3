#!lua name=bare_booleans
---@key counter
---@arg amount integer
---@arg is_down boolean
local function change(keys, args)
  local amount = args[1]
  if args[2] then amount = -amount end
  return redis.call('INCRBY', keys[1], amount)
end

---@key counter
---@arg is_up? boolean
local function step(keys, args)
  local is_up = args[1]
  return redis.call('INCRBY', keys[1], is_up and 1 or -1)
end

redis.register_function('bb_change', change)
redis.register_function('bb_step', step)
