#!lua name=inferred
--- Nothing is annotated: what the bodies show goes over the wire.

local function fail(code, text) error({ err = code .. ' ' .. text }) end
local function refuse(code, text) return redis.error_reply(string.format('%s %s', code, text)) end

redis.register_function('inferred_push', function(keys, args)
  local side = args[1]
  local value = args[2]
  if value == '' then fail('EMPTY', 'a value is needed') end
  if side == 'left' then
    return redis.call('LPUSH', keys[1], value)
  elseif side == 'right' then
    return redis.call('RPUSH', keys[1], value)
  end
  return refuse('BAD_SIDE', side)
end)

redis.register_function('inferred_settings', function(keys)
  redis.setresp(3)
  return redis.call('HGETALL', keys[1])
end)

redis.register_function('inferred_summary', function(keys)
  local size = redis.call('LLEN', keys[1])
  return {
    map = {
      size = size,
      first = redis.call('LINDEX', keys[1], 0),
      load = { double = size / 8 },
      state = size > 0 and 'full' or 'empty',
    },
  }
end)

redis.register_function('inferred_names', function(keys)
  redis.setresp(3)
  return { redis.call('SMEMBERS', keys[1]), redis.call('EXISTS', keys[2]) == 1 }
end)

redis.register_function('inferred_lists', function(keys)
  local by_name = {}
  for _, key in ipairs(keys) do
    by_name[key] = redis.call('SMEMBERS', key)
  end
  local lists = { redis.call('LRANGE', keys[1], 0, -1), redis.call('LRANGE', keys[2], 0, -1) }
  return { cjson.encode(by_name), cjson.encode({ lists = lists }) }
end)
