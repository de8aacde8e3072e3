#!lua name=branches
-- Conditions, errors, loops, several values of one call.

local function number(value, name)
  local n = tonumber(value)
  if not n then
    return nil, redis.error_reply('NOT_A_NUMBER ' .. name)
  end
  return n
end

redis.register_function('branches_correlated', function(keys, args)
  local n, err = number(args[1], 'n')
  if err then
    return err
  end
  return n
end)

redis.register_function('branches_correlated_by_nil', function(keys, args)
  local n, err = number(args[1], 'n')
  if n == nil then return err end
  return { n, 'ok' }
end)

redis.register_function('branches_missing', function(keys, args)
  local value = redis.call('GET', keys[1])
  if not value then
    return nil
  end
  return tonumber(value) or 0
end)

redis.register_function('branches_or', function(keys, args)
  return redis.call('GET', keys[1]) or 'none'
end)

redis.register_function('branches_and', function(keys, args)
  local value = redis.call('GET', keys[1])
  return value and tonumber(value)
end)

redis.register_function('branches_ternary', function(keys, args)
  return args[1] == 'yes' and 1 or 0
end)

redis.register_function('branches_boolean', function(keys, args)
  return redis.call('EXISTS', keys[1]) == 1
end)

redis.register_function('branches_type', function(keys, args)
  local reply = redis.pcall('INCR', keys[2])
  if type(reply) == 'table' and reply.err then
    return 'failed'
  end
  return reply
end)

redis.register_function('branches_pcall', function(keys, args)
  local ok, value = pcall(cjson.decode, args[1])
  if not ok then
    return -1
  end
  return type(value)
end)

redis.register_function('branches_pcall_changes', function(keys, args)
  local seen = 'none'
  pcall(function()
    seen = 1
    error('x')
  end)
  return seen
end)

redis.register_function('branches_pcall_maybe', function(keys, args)
  local seen = 'none'
  pcall(function()
    seen = 1
    redis.call('INCR', keys[2])
    seen = 'done'
  end)
  return seen
end)

redis.register_function('branches_loop', function(keys, args)
  local total = 0
  for _, arg in ipairs(args) do
    total = total + (tonumber(arg) or 0)
  end
  return total
end)

redis.register_function('branches_search', function(keys, args)
  for i = 1, #args do
    if args[i] == 'x' then
      return i
    end
  end
  return nil
end)

redis.register_function('branches_break', function(keys, args)
  local found = false
  for _, arg in ipairs(args) do
    if arg == 'x' then
      found = arg
      break
    end
  end
  return found
end)

redis.register_function('branches_while', function(keys, args)
  local i, text = 0, ''
  while i < 3 do
    i = i + 1
    text = text .. i
  end
  return text
end)

redis.register_function('branches_repeat', function(keys, args)
  local value
  local turns = 0
  repeat
    turns = turns + 1
    value = args[turns]
  until not value or turns > 3
  return { turns, value or 'end' }
end)

redis.register_function('branches_guard', function(keys, args)
  if #args < 2 then
    return redis.error_reply('ARITY two arguments')
  end
  return { args[1], args[2] }
end)

redis.register_function('branches_raise', function(keys, args)
  if args[1] == 'fail' then
    error('FAILED on purpose')
  end
  return redis.status_reply('DONE')
end)

redis.register_function('branches_assert', function(keys, args)
  local n = assert(tonumber(args[1]), 'a number')
  return n
end)

redis.register_function('branches_tagged', function(keys, args)
  if args[1] == 'a' then
    return { 'A', 1 }
  elseif args[1] then
    return { 'B', args[1], 2 }
  end
  return { 'C' }
end)

redis.register_function('branches_mixed', function(keys, args)
  if args[1] then
    return 1
  end
  return 'text'
end)

redis.register_function('branches_nothing', function(keys, args)
  redis.call('DEL', keys[1])
end)

redis.register_function('branches_always_fails', function(keys, args)
  return redis.error_reply('NEVER works')
end)

redis.register_function('branches_alternatives', function(keys, args)
  local kind
  if args[1] == 'x' then kind = 'x' else kind = 5 end
  if kind == 'x' then return kind end
  return kind
end)

redis.register_function('branches_count', function(keys, args)
  local first, second = args[1] or 'a', args[2] or 'b'
  if #args >= 1 then
    if args[2] then
      return first .. second
    end
    return 1
  end
  return 0
end)

redis.register_function('branches_merged', function(keys, args)
  if args[1] == 'a' then
    return { 0, 'first' }
  elseif args[1] == 'b' then
    return { 0, 'second', 'more' }
  end
  return { 0, args[1] == 'x' and 'third' or 'fourth' }
end)

-- What `error` is called with comes back from `pcall`: a table with an `err` as that, a number as a string.
redis.register_function('branches_caught_table', function()
  local ok, failure = pcall(error, { code = 7 })
  return failure.code
end)

redis.register_function('branches_caught_nothing', function()
  local ok, failure = pcall(error)
  return failure == nil and 'nothing' or 'something'
end)

redis.register_function('branches_caught_number', function(keys, args)
  local ok, failure = pcall(error, tonumber(args[1]) or error('NAN'))
  return failure
end)

redis.register_function('branches_caught_reply', function()
  local ok, failure = pcall(error, redis.error_reply('X why'))
  return failure
end)

redis.register_function('branches_caught_boolean', function()
  local ok, failure = pcall(error, true)
  return failure
end)

redis.register_function('branches_caught_err', function(keys, args)
  local ok, failure = pcall(error, { err = args[1] })
  return failure
end)
