#!lua name=broken
local a = 
local function f(keys, args)
  if keys[1] then
    return 1
  goto done
end
x = = 2
redis.register_function('broken_f', f)
local half = 7 // 2
