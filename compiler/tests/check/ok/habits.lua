#!lua name=habits
-- What looks like a bad habit and is none: nothing may be found here.
local NAMES = {}
local function name(index, text) NAMES[index] = text end
name(1, 'a \\x41 in a text')
name(2, [[a \x41 in a long string]])

local function is_set(value) return value ~= nil and value ~= false and value ~= '' end

local function replies(keys, args)
  local value = redis.call('GET', keys[1])
  if not value then return false or value end
  if is_set(args[1]) then return { value, false, tonumber(args[1]), is_set(value) and 'set' or 'not' } end
  if args[2] == 'floor' then return math.floor(#value / 2) end
  if args[2] == 'error' then return redis.error_reply('LOW ' .. value) end
  if args[2] == 'word' then return redis.error_reply('low') end
  if args[2] == 'table' then return { err = args[2] .. ' is its own code' } end
  if args[2] == 'double' then return { double = 3.5 } end
  redis.call('SET', keys[1], '1')
  return redis.status_reply('DONE')
end

---@return boolean
local function declared(keys)
  if redis.call('DEL', keys[1]) == 1 then return true end
  return false
end

local function compares(keys, args)
  if (tonumber(args[1]) or 0) > 10 then return redis.call('INCR', keys[1]) end
  if redis.call('SET', keys[1], '1').ok == 'OK' then return 1 end
  if redis.call('INCR', keys[1]) == 5 then return 2 end
  local fields = redis.call('HMGET', keys[1], 'a', 'b')
  if fields[3] == nil then return 3 end
  return 4
end

local function all_keys(keys, args)
  local others = {}
  for index, key in ipairs(keys) do
    others[index] = redis.call('INCR', key)
    redis.call('EXPIRE', keys[index], 10)
  end
  redis.call('RPUSH', keys[1], unpack(keys))
  redis.call('SORT', keys[1], 'BY', 'weight:*')
  return others
end

local function checked(keys)
  local count = redis.pcall('INCR', keys[1])
  if type(count) == 'table' then return count end
  local other = redis.pcall('INCR', keys[1])
  if other.err then return other end
  redis.pcall('INCR', keys[1])
  return count + other
end

redis.register_function('hb_replies', replies)
redis.register_function('hb_declared', declared)
redis.register_function('hb_compares', compares)
redis.register_function('hb_all_keys', all_keys)
redis.register_function('hb_checked', checked)
redis.register_function{
  function_name = 'hb_here',
  callback = function() return redis.call('INCR', 'requests') end,
  flags = { 'no-cluster' },
}
