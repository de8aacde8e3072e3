-- How many there are.
local function level(keys, args)
  return tonumber(redis.call("HGET", keys[1], args[1]) or "0")
end