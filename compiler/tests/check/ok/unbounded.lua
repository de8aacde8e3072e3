#!lua name=unbounded
-- What is bounded, or a number that stays whole: nothing may be found here.
redis.register_function('ub_range', function(keys)
  local members = redis.call('LRANGE', keys[1], 0, 99)
  redis.call('LTRIM', keys[1], 100, -1)
  return redis.call('SADD', keys[2], unpack(members))
end)
redis.register_function('ub_steps', function(keys, args)
  local count = 0
  for first = 1, #args, 1000 do
    local last = math.min(first + 999, #args)
    count = count + redis.call('SADD', keys[1], unpack(args, first, last))
  end
  return count
end)
redis.register_function{
  function_name = 'ub_record',
  callback = function(keys)
    local record, fields = {}, redis.call('HGETALL', keys[1])
    for index = 1, #fields, 2 do record[fields[index]] = fields[index + 1] end
    return record.name or false
  end,
  flags = { 'no-writes' },
}
redis.register_function('ub_other_name', function(keys)
  local members = redis.call('SPOP', keys[1], 100)
  local function add(members) return redis.call('SADD', keys[2], unpack(members)) end
  return add(members)
end)
redis.register_function('ub_numbers', function(keys, args)
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local amount = tonumber(args[1])
  redis.call('SET', keys[1], 'at:' .. now .. ':' .. amount)
  local exact = string.format('%.0f', time[1] * 1000000 + time[2])
  return redis.call('APPEND', keys[1], exact)
end)
