#!lua name=analysed
-- What looks like a mistake and is none: nothing may be found here.
local function call(command, ...) return redis.call(command, ...) end
local OPTIONS = { 'EX', '10' }

local function either(keys, args)
  -- What the caller leaves out is no mistake of the library.
  redis.call('SET', keys[1], args[1], unpack(OPTIONS))
  if args[2] then redis.call('EXPIRE', keys[1], args[2]) end
  call('hset', keys[1], 'a', 1, 'b', 2)
  return call('Object', 'Encoding', keys[1])
end

local function asks(keys)
  -- The library asks for the version, so it may call what only some servers have.
  if redis.REDIS_VERSION_NUM >= 0x00070400 then
    return redis.call('HPEXPIRE', keys[1], 1, 'FIELDS', 1, 'f')
  end
  return redis.call('JSON.GET', keys[1])
end

local function raises(keys, args)
  local ok, caught = pcall(function() error({ code = 1 }) end)
  if not ok and caught.code == 2 then error(caught) end
  if args[1] == 'a' then error({ err = 'LOW ' .. keys[1] }) end
  if args[1] == 'b' then error(redis.error_reply('LOW b')) end
  local reply = redis.pcall('GET', keys[1])
  if type(reply) == 'table' and reply.err then error(reply) end
  error('LOW c')
end

local function probe() return ARGV end

local function globals(keys, args)
  local exists = pcall(function() return KEYS end)
  local old = rawget(_G, 'getfenv') and getfenv(1)
  local print = tostring
  return print(exists) .. bit.tohex(tonumber(args[1]) or 0) .. _VERSION
end

local function unpacks(keys, args)
  -- What is not appended is not sent.
  local get = { 'GET', keys[1] }
  if args[1] == 'longer' then get = { 'GETRANGE', keys[1], 0, -1 } end
  local set = { 'SET', keys[1], '1' }
  if args[2] then set[#set + 1] = 'NX' end
  return redis.call(unpack(get)) and redis.call(unpack(set))
end

local function reads(keys)
  local value = redis.call('GET', keys[1])
  return { redis.call('BITFIELD_RO', keys[1], 'GET', 'u8', 0), value }
end

redis.register_function('an_either', either)
redis.register_function('an_asks', asks)
redis.register_function('an_raises', raises)
redis.register_function('an_globals', globals)
redis.register_function('an_unpacks', unpacks)
redis.register_function('an_probes', function(keys) return pcall(probe) and redis.call('GET', keys[1]) end)
redis.register_function{ function_name = 'an_reads', callback = reads, flags = { 'no-writes' } }
