#!lua name=varargs
-- The local `arg` that Lua 5.1 gives a function of `...` whose body does not say `...`.

local function packed(...)
  for i = 1, arg.n do
    redis.register_function('varargs_' .. arg[i], function(keys, args)
      return args[1]
    end)
  end
end
packed('a', 'b')

local function said(...)
  local name = ...
  redis.register_function(arg == nil and name or 'varargs_lost', function(keys, args)
    return args[1]
  end)
end
said('varargs_said')

-- `...` of a callback begins behind its named parameters, and a function in it has its own.
redis.register_function('varargs_one_named', function(keys, ...)
  local args = ...
  return args[2]
end)

redis.register_function('varargs_nested', function(keys, args)
  local function first(...)
    local list = ...
    return list[3]
  end
  return first({ 1, 2, 3 }) .. args[1]
end)
