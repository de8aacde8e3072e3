--- How many are left of `item`.
local function stock(keys, args)
  return tonumber(redis.call('HGET', keys[1], args[1]) or '0')
end