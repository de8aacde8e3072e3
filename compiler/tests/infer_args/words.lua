#!lua name=words
-- Arguments that are refused unless they are one of a few words.

local function register(name, callback) redis.register_function('words_' .. name, callback) end
local function refuse(text) return redis.error_reply('BAD_ARGUMENT ' .. text) end

register('chain', function(keys, args)
  local mode = args[1]
  if mode == 'a' then
    return redis.call('INCR', keys[1])
  elseif mode == 'b' then
    return redis.call('DECR', keys[1])
  else
    return redis.error_reply('BAD_MODE no such mode')
  end
end)
register('guard', function(keys, args)
  local side = args[1]
  if side ~= 'a' and side ~= 'x' then error('no such side') end
  return redis.call('LLEN', keys[3]) .. side
end)
register('raised', function(keys, args)
  if not (args[1] == 'yes' or args[1] == 'low') then error({ err = 'BAD_WORD no' }) end
  return 1
end)

local SIDES = { a = 'LPUSH', b = 'RPUSH' }
register('table', function(keys, args)
  local command = SIDES[args[1]]
  if not command then return refuse('side') end
  return redis.call(command, keys[3], 'x')
end)
local HANDLERS = {
  a = function(keys) return redis.call('LLEN', keys[3]) end,
  x = function(keys) return redis.call('STRLEN', keys[1]) end,
}
register('handlers', function(keys, args)
  local handler = HANDLERS[args[1]]
  if handler == nil then return { err = 'BAD_HANDLER ' .. args[1] } end
  return handler(keys)
end)
register('handlers_unchecked', function(keys, args) return HANDLERS[args[1]](keys) end)
register('list', function(keys, args)
  local is_known = false
  for _, word in ipairs({ 'low', 'm' }) do
    if word == args[1] then is_known = true end
  end
  if not is_known then return refuse('level') end
  return args[1]
end)
local function checked(word)
  if word == 'a' or word == 'b' then return word end
  error('no such word')
end
register('helper', function(keys, args) return checked(args[1]) end)
register('asserted', function(keys, args)
  local kind = args[1]
  assert(kind == 'a' or kind == 'm', 'no such kind')
  return kind
end)
register('optional', function(keys, args)
  local order = args[1] or 'low'
  if order ~= 'low' and order ~= 'yes' then return refuse('order') end
  return order
end)
register('second', function(keys, args)
  local count, unit = tonumber(args[1]), args[2]
  if not count then return refuse('count') end
  if unit == 'a' then count = count * 2 elseif unit ~= 'b' then return refuse('unit') end
  return redis.call('INCRBY', 'n', math.floor(count))
end)
register('refused_word', function(keys, args)
  if args[1] == 'x' then return refuse('x is gone') end
  if args[1] ~= 'a' and args[1] ~= 'b' and args[1] ~= 'x' then return refuse('mode') end
  return args[1]
end)
register('digits', function(keys, args)
  local flag = args[1]
  if flag ~= '0' and flag ~= '1' then return refuse('flag') end
  return flag == '1'
end)

-- Any string will do in these.
register('other_goes_on', function(keys, args)
  if args[1] == 'a' then return 1 elseif args[1] == 'b' then return 2 end
  return 3
end)
register('other_is_nil', function(keys, args)
  if args[1] == 'a' then return 1 elseif args[1] == 'b' then return 2 end
end)
register('other_is_coded', function(keys, args)
  if args[1] ~= 'a' and args[1] ~= 'b' then return { 0, 'BAD_MODE' } end
  return { 1, args[1] }
end)
register('only_then', function(keys, args)
  if redis.call('EXISTS', keys[1]) == 1 and args[1] ~= 'a' and args[1] ~= 'b' then return refuse('mode') end
  return 1
end)
register('upper', function(keys, args)
  local mode = string.upper(args[1])
  if mode ~= 'A' and mode ~= 'B' then return refuse('mode') end
  return mode
end)
register('number_too', function(keys, args)
  if tonumber(args[1]) then return 1 end
  if args[1] == 'a' or args[1] == 'b' then return 2 end
  return refuse('number or word')
end)
register('pattern_too', function(keys, args)
  if args[1] == 'a' or args[1] == 'b' or args[1]:match('^%-?%d+$') then return 2 end
  return refuse('word or digits')
end)
register('one_word', function(keys, args)
  if args[1] ~= 'a' then return refuse('only a') end
  return 1
end)
register('empty_too', function(keys, args)
  if args[1] ~= '' and args[1] ~= 'a' and args[1] ~= 'b' then return refuse('mode') end
  return 1
end)
register('empty_default', function(keys, args)
  local mode = args[1] ~= '' and args[1] or 'a'
  if mode ~= 'a' and mode ~= 'b' then return refuse('mode') end
  return mode
end)
register('any_of_them', function(keys, args)
  for i = 1, #args do
    if args[i] ~= 'a' and args[i] ~= 'b' then return refuse('mode') end
  end
  return #args
end)
register('caught', function(keys, args)
  local is_good = pcall(function()
    if args[1] ~= 'a' and args[1] ~= 'b' then error('no') end
  end)
  return is_good and 1 or 0
end)
register('changing', function(keys, args)
  local known = { a = true, b = true }
  for _, name in ipairs(redis.call('LRANGE', keys[3], 0, -1)) do known[name] = true end
  if not known[args[1]] then return refuse('name') end
  return 1
end)
register('stored', function(keys, args)
  local known = redis.call('SMEMBERS', keys[4])
  for _, word in ipairs(known) do
    if word == args[1] then return 1 end
  end
  return refuse('name')
end)
