#!lua name=shapes

-- Codes.
redis.register_function('shapes_words', function(keys, args)
  if redis.call('EXISTS', keys[1]) == 1 then return 'there' end
  if args[1] == 'x' then return redis.status_reply('GONE') end
  return 'never-was'
end)
redis.register_function('shapes_words_or_nil', function(keys)
  local kind = redis.call('TYPE', keys[1]).ok
  if kind == 'string' then return 'text' elseif kind == 'hash' then return 'fields' end
end)
redis.register_function('shapes_messages', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return 'it is there' end
  return 'gone'
end)
redis.register_function('shapes_codes', function(keys)
  local length = redis.call('STRLEN', keys[1])
  if length == 0 then return -1 elseif length == 1 then return 0 end
  return 1
end)
redis.register_function('shapes_code_or_true', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return true end
  return 7
end)
redis.register_function('shapes_ok', function(keys, args) return redis.call('SET', keys[1], args[1]) end)
redis.register_function('shapes_ok_or_nil', function(keys, args)
  return redis.call('SET', keys[1], args[1], 'NX')
end)
redis.register_function('shapes_constant', function() return '34' end)

-- Arrays told apart by what they begin with.
local function fail(code, ...) return { 0, code, ... } end
local function ok(...) return { 1, 'OK', ... } end
redis.register_function('shapes_tagged', function(keys, args)
  if not args[1] then return fail('missing_argument') end
  if args[1] == 'x' then return fail('invalid_input', args[1]) end
  if args[1] == 'a' then return fail('invalid_input', 'it must not be a') end
  if args[1] == 'b' then return fail('invalid_input', 'nor may it be b') end
  return ok(redis.call('INCR', 'counter'), args[1])
end)
redis.register_function('shapes_tagged_status', function(keys, args)
  if args[1] == '1' then return { redis.status_reply('OK'), 1 } end
  if args[1] == '0' then return { 'OK', 2, 'more' } end
  return { 'NO' }
end)
redis.register_function('shapes_tagged_or_nil', function(keys)
  local kind = redis.call('TYPE', keys[1]).ok
  if kind == 'none' then return nil end
  if kind == 'string' then return { 'string', redis.call('GET', keys[1]) } end
  return { 'other', kind }
end)
redis.register_function('shapes_tagged_rest', function(keys)
  local members = redis.call('SMEMBERS', keys[4])
  if #members == 0 then return fail('empty') end
  return ok(#members, unpack(members))
end)
redis.register_function('shapes_tagged_long', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return { 'NO' } end
  return { 'YES', 1, 'a', 2, 'b', 3, 'c', 4, 'd', 5, 'e', 6, 'f', 7 }
end)
redis.register_function('shapes_numbers_first', function(keys)
  local left = redis.call('STRLEN', keys[1])
  if left > 1 then return { 0, 0 } end
  return { 1, left }
end)
redis.register_function('shapes_numbers_tell', function(keys)
  local left = redis.call('STRLEN', keys[1])
  if left > 1 then return { 0, 'too long' } end
  return { 1, left, left }
end)
redis.register_function('shapes_list_of_tagged', function(keys, args)
  local rows = {}
  for _, word in ipairs(args) do
    if word == 'x' then rows[#rows + 1] = { 'cross' } else rows[#rows + 1] = { 'word', word } end
  end
  return rows
end)
redis.register_function('shapes_state_inside', function(keys, args)
  return { #args, #args > 2 and 'many' or 'few' }
end)

-- Open ends.
redis.register_function('shapes_rest', function(keys) return { 1, unpack(redis.call('SMEMBERS', keys[4])) } end)
redis.register_function('shapes_rest_of_numbers', function(keys, args) return { 1, #args, 3, unpack({ #keys }) } end)

-- Beyond 64 bits it is the processor that decides: x86-64 gives the smallest integer, others the largest.
redis.register_function('shapes_beyond', function(keys)
  if redis.call('EXISTS', keys[1]) == 1 then return 2 end
  return 1e300
end)
