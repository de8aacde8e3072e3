#!lua name=json_replies

redis.register_function('json_replies_record', function(keys, args)
  return cjson.encode({ id = args[1], length = redis.call('STRLEN', keys[1]), is_new = args[1] == 'x', kind = 3 })
end)
redis.register_function('json_replies_optional', function(keys, args)
  local row = { id = args[1] }
  local value = redis.call('GET', keys[1])
  if value then row.value = value end
  if args[1] == 'x' then row.big = 0.5 else row.big = 1e15 end
  return cjson.encode(row)
end)
redis.register_function('json_replies_or_nil', function(keys)
  local value = redis.call('GET', keys[1])
  if not value then return nil end
  return cjson.encode({ value = value })
end)
redis.register_function('json_replies_or_empty', function(keys)
  local value = redis.call('GET', keys[1])
  if not value then return '' end
  return cjson.encode({ value = value })
end)
redis.register_function('json_replies_or_word', function(keys)
  local value = redis.call('GET', keys[1])
  if not value then return 'NOT_FOUND' end
  return cjson.encode({ value = value })
end)
redis.register_function('json_replies_or_empty_object', function(keys)
  local value = redis.call('GET', keys[1])
  if not value then return '{}' end
  return cjson.encode({ value = value })
end)
redis.register_function('json_replies_list', function(keys)
  local rows = {}
  for index, member in ipairs(redis.call('SMEMBERS', keys[4])) do
    rows[#rows + 1] = { index = index, member = member, tags = { 'a', 'b' } }
  end
  return cjson.encode(rows)
end)
redis.register_function('json_replies_empty_list_or_literal', function(keys)
  if redis.call('EXISTS', keys[4]) == 0 then return '[]' end
  return cjson.encode(redis.call('SMEMBERS', keys[4]))
end)
redis.register_function('json_replies_nested', function(keys, args)
  return cjson.encode({
    items = redis.call('SMEMBERS', keys[4]),
    owner = { name = args[1], active = true },
    rows = { { 1, 2 }, { 3 } },
  })
end)
redis.register_function('json_replies_nested_lists_may_be_empty', function(keys)
  return cjson.encode({ { redis.call('SMEMBERS', keys[4]) } })
end)
redis.register_function('json_replies_map', function(keys)
  local flat = redis.call('HGETALL', keys[2])
  local map = {}
  for index = 1, #flat, 2 do map[flat[index]] = flat[index + 1] end
  return cjson.encode(map)
end)
redis.register_function('json_replies_map_of_records', function(keys)
  local map = {}
  for _, member in ipairs(redis.call('SMEMBERS', keys[4])) do map[member] = { length = #member } end
  return cjson.encode({ members = map })
end)
redis.register_function('json_replies_two_records', function(keys)
  local value = redis.call('GET', keys[1])
  if not value then return cjson.encode({ ok = false, reason = 'gone' }) end
  return cjson.encode({ ok = true, value = value })
end)
redis.register_function('json_replies_two_kinds', function(keys)
  local value = redis.call('GET', keys[1])
  return cjson.encode({ value = value or 0 })
end)
redis.register_function('json_replies_false_for_nil', function(keys)
  return cjson.encode({ value = redis.call('GET', keys[1]) })
end)
redis.register_function('json_replies_of_data', function(keys, args)
  local ok, data = pcall(cjson.decode, args[1])
  if not ok then return nil end
  return cjson.encode({ data = data })
end)
redis.register_function('json_replies_numbered', function(keys, args)
  local rows = {}
  for index = 1, #args do rows[index] = args[index] end
  return cjson.encode(rows)
end)
redis.register_function('json_replies_sparse', function(keys, args)
  local rows = {}
  rows[redis.call('STRLEN', keys[1])] = 'x'
  return cjson.encode(rows)
end)
redis.register_function('json_replies_holes', function(keys)
  return cjson.encode({ 1, nil, redis.call('EXISTS', keys[1]) == 1 and 2 or nil, nil, 5 })
end)
redis.register_function('json_replies_both', function(keys) return cjson.encode({ 1, 2, n = 3 }) end)
redis.register_function('json_replies_nothing', function() return cjson.encode({}) end)
redis.register_function('json_replies_scalar', function(keys) return cjson.encode(redis.call('STRLEN', keys[1])) end)
redis.register_function('json_replies_nil', function() return cjson.encode(nil) end)
redis.register_function('json_replies_null', function(keys) return cjson.encode({ nothing = cjson.null }) end)
redis.register_function('json_replies_clash', function() return cjson.encode({ a_b = 1, aB = 2 }) end)
redis.register_function('json_replies_names', function() return cjson.encode({ ['type'] = 1, ['two words'] = 2 }) end)
redis.register_function('json_replies_keys', function(keys, args) return cjson.encode(args) end)
redis.register_function('json_replies_circle', function()
  local a, b = {}, {}
  a.b, a.c, b.a, b.d = b, b, a, a
  return cjson.encode(a)
end)
redis.register_function('json_replies_in_a_tuple', function(keys, args)
  return { 1, cjson.encode({ id = #args }) }
end)
redis.register_function('json_replies_in_a_loop', function(keys, args)
  local rows = {}
  for index = 1, #args do rows[#rows + 1] = cjson.encode({ index = index }) end
  return rows
end)
redis.register_function('json_replies_status', function(keys, args)
  return cjson.encode({ set = redis.call('SET', keys[1], 'x') })
end)
redis.register_function('json_replies_removed', function(keys, args)
  local rows = redis.call('SMEMBERS', keys[4])
  table.sort(rows)
  table.remove(rows, 1)
  return cjson.encode({ rows = rows })
end)
redis.register_function('json_replies_hole', function() return cjson.encode({ 1, nil, 3 }) end)
redis.register_function('json_replies_holes_first', function()
  local list = {}
  list[3] = 'late'
  return cjson.encode(list)
end)
redis.register_function('json_replies_nil_at_the_end', function() return cjson.encode({ 1, 2, nil }) end)

-- What is taken off a list with a hole may leave the hole: `null`.
redis.register_function('json_hole_left', function(keys, args)
  local list = { nil, args[2], args[1] }
  table.remove(list)
  return cjson.encode(list)
end)

redis.register_function('json_taken_off', function(keys, args)
  local list = { args[1], 'two' }
  table.remove(list)
  return cjson.encode(list)
end)
