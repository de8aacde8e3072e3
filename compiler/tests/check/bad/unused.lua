#!lua name=unused

---@key read
---@key ignored
---@arg one string
---@arg two string
---@arg three? string
redis.register_function('unused_some', function(keys, args)
  if #args ~= 3 then return redis.error_reply('ARITY three') end
  return redis.call('SET', keys[1], args[1]) and args[3]
end)

---@key ...all
---@arg ...values integer
redis.register_function('unused_all', function() return 1 end)

local function helper(values)
  return values[1]
end

---@key read
---@arg one string
---@arg two string
redis.register_function('unused_in_helper', function(keys, args)
  return keys[1] .. helper(args)
end)
