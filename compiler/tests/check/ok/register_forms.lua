#!lua name=forms
-- Every way in which libraries register functions.

local PREFIX = 'forms_'
local register = redis.register_function

redis.register_function('forms_anonymous', function(keys, args)
  return redis.call('GET', keys[1])
end)

local function named(keys, args)
  return redis.call('GET', keys[1])
end
redis.register_function('forms_named', named)

local assigned = function(keys, args)
  return redis.call('GET', keys[1])
end
register(PREFIX .. 'assigned', assigned)

redis.register_function{
  function_name = 'forms_table',
  callback = named,
  flags = { 'allow-oom', 'NO-WRITES', 'no-writes' }, -- fcall: allow(redundant-flag) two spellings and an order
  description = 'reads one key',
}

redis.register_function({ ['function_name'] = PREFIX .. 'keyed', ['CALLBACK'] = named })

local function define(name, callback, flags)
  redis.register_function{ function_name = PREFIX .. name, callback = callback, flags = flags }
end
define('helper', named, { 'no-writes' })
define('helper_without_flags', named)

local handlers = {}
function handlers.in_table(keys, args)
  return redis.call('GET', keys[1])
end
register('forms_in_table', handlers.in_table)

for number = 1, 2 do
  register('forms_loop_' .. number, named)
end

server.register_function('forms_server', named)

if redis then
  register(('forms_%s_%d'):format('branch', 1), named)
end

return register('forms_returned', named)
