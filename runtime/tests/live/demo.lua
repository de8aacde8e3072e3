#!lua name=demo

-- The library that the calls in demo.rs are for.

local function add(keys, args)
  local value = redis.call('INCRBY', keys[1], args[1])
  return {value, value > 0, args[2] or false}
end

-- Gives back what it was called with.
local function echo(keys, args)
  return {keys, args}
end

local function peek(keys, args)
  return redis.call('GET', keys[1])
end

-- Runs a piece of Lua: one test needs one kind of reply, and another one kind of error.
local function run(keys, args)
  return assert(loadstring(args[1], '@user_function'))()
end

-- Keeps the server busy for about as many milliseconds, or a few times as many.
local function spin(keys, args)
  redis.call('SET', keys[1], 'begun')
  for _ = 1, tonumber(args[1]) * 50000 do end
  redis.call('SET', keys[1], 'done')
  return true
end

-- Has no keys and may write.
local function tick(keys, args)
  return tonumber(args[1])
end

redis.register_function('demo_add', add)
redis.register_function('demo_tick', tick)
redis.register_function('demo_run', run)
redis.register_function('demo_spin', spin)
redis.register_function{function_name = 'demo_echo', callback = echo, flags = {'no-writes'}}
redis.register_function{function_name = 'demo_peek', callback = peek, flags = {'no-writes'}}
