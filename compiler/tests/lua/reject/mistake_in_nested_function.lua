redis.register_function("f", function(keys, args)
  local x = = 1
  local y = 2
  return x +
end)
local z == 3
