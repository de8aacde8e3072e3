#!lua name=globals
-- unknown-global: what is not there during a call. The servers of this test have the Lua fixes of October 2025.
-- both: print_ | => !Script attempted to access nonexistent global variable 'print'
-- both: keys_ | => !Script attempted to access nonexistent global variable 'KEYS'
-- both: getfenv_ | => !Script attempted to access nonexistent global variable 'getfenv'
-- both: newproxy_ | => !Script attempted to access nonexistent global variable 'newproxy'
-- redis: clock | => !Script attempted to access nonexistent global variable 'os'
-- valkey: clock | => "number"
-- redis: time | => !Script attempted to access nonexistent global variable 'os'
-- valkey: time | => !attempt to call field 'time' (a nil value)
-- redis: server_ | => !Script attempted to access nonexistent global variable 'server'
-- valkey: server_ | => "table"
-- both: known | => 33
local NAMES = { '_G', '_VERSION', 'assert', 'bit', 'cjson', 'cmsgpack', 'collectgarbage', 'coroutine', 'error', 'gcinfo',
  'getmetatable', 'ipairs', 'load', 'loadstring', 'math', 'next', 'pairs', 'pcall', 'rawequal', 'rawget', 'rawset',
  'redis', 'select', 'setmetatable', 'string', 'struct', 'table', 'tonumber', 'tostring', 'type', 'unpack', 'xpcall' }
redis.register_function('print_', function() return print end)
redis.register_function('keys_', function() return KEYS[1] end)
redis.register_function('getfenv_', function() return getfenv end)
redis.register_function('newproxy_', function() return newproxy end)
redis.register_function('clock', function() return type(os.clock()) end)
redis.register_function('time', function() return os.time() end)
redis.register_function('server_', function() return type(server) end)
redis.register_function('known', function()
  local count = 1
  for _, name in ipairs(NAMES) do
    if _G[name] ~= nil then count = count + 1 end
  end
  return count
end)
