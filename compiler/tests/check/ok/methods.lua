#!lua name=methods
-- `function table:name()` has a parameter `self` that nobody writes.

local builder = {}

function builder:register(name)
  redis.register_function('methods_' .. name, self.callback)
end

function builder.callback(keys, args)
  return redis.call('GET', keys[1])
end

builder:register('through_self')

-- The server gives a callback `keys` and `args`: here they are `self` and `args`.
function builder:handler(args)
  local limit = tonumber(args[1])
  return redis.call('LRANGE', self[1], 0, limit)
end
redis.register_function('methods_handler', builder.handler)
