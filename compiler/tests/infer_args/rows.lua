#!lua name=rows
-- Several at the end that may be left out, one run for all of them where leaving one out is the same as sending a text.

redis.register_function('rows_texts', function(keys, args)
  local kind = args[1]
  local source = args[2] or 'worker'
  local limit = tonumber(args[3] or '0')
  local share = tonumber(args[4]) or 0.5
  local note = args[5] or ''
  return redis.call('HSET', keys[1], kind, source, limit, share, 'note', note)
end)

-- Neither is refused, one of them is: the second may be left out, the first may not.
redis.register_function('rows_one_of_two', function(keys, args)
  local id = args[1] or ''
  local name = args[2] or ''
  if id == '' and name == '' then
    return redis.error_reply('NOBODY an id or a name')
  end
  return redis.call('HSET', keys[1], 'id', id, 'name', name)
end)

-- With none of them it goes well, with the first alone it does not.
redis.register_function('rows_counted', function(keys, args)
  local from = args[1] or '-'
  local to = args[2] or '+'
  if #args == 1 then
    return redis.error_reply('HALF both or none')
  end
  return redis.call('ZCOUNT', keys[1], from, to)
end)

-- The same, said in another way.
redis.register_function('rows_told_apart', function(keys, args)
  local from = args[1] or '-'
  local to = args[2] or '+'
  if args[1] and not args[2] then
    return redis.error_reply('HALF both or none')
  end
  return redis.call('ZCOUNT', keys[1], from, to)
end)

-- A number is no text: the first may only be left out, as one that is sent does not compare with a number.
redis.register_function('rows_numbers', function(keys, args)
  local least = args[1] or 5
  local most = args[2] or 'all'
  if least < 3 then
    return redis.error_reply('FEW at least three')
  end
  return redis.call('HSET', keys[1], least, most)
end)

-- Keys, too.
redis.register_function('rows_keys', function(keys, args)
  local main = keys[1]
  local index = keys[2] or ''
  local trail = keys[3] or ''
  if index ~= '' then redis.call('SADD', index, main) end
  if trail ~= '' then redis.call('LPUSH', trail, main) end
  return redis.call('INCR', main)
end)
