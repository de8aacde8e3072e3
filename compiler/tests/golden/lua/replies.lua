#!lua name=replies

-- What these reply with is read from their bodies.

local function ok(...) return { 1, 'OK', ... } end
local function fail(code, ...) return { 0, code, ... } end

redis.register_function('replies_transfer', function(keys, args)
  local from, to = keys[1], keys[2]
  local amount = tonumber(args[1])
  if not amount or amount <= 0 then return fail('invalid_amount', args[1]) end
  local balance = tonumber(redis.call('GET', from) or '0')
  if balance < amount then return fail('insufficient_funds', tostring(balance)) end
  if redis.call('EXISTS', to) == 0 then return fail('no_account') end
  redis.call('DECRBY', from, amount)
  return ok(redis.call('INCRBY', to, amount))
end)

redis.register_function('replies_state', function(keys)
  local job = keys[1]
  local state = redis.call('HGET', job, 'state')
  if state == 'queued' then return 'queued' elseif state then return 'running' end
end)

redis.register_function('replies_code', function(keys)
  local left = redis.call('DECR', keys[1])
  if left < 0 then return -1 elseif left == 0 then return 0 end
  return 1
end)

redis.register_function('replies_take', function(keys, args)
  local lock, token, ttl_ms = keys[1], args[1], args[2]
  return redis.call('SET', lock, token, 'NX', 'PX', ttl_ms)
end)

redis.register_function('replies_members', function(keys)
  local members = redis.call('SMEMBERS', keys[1])
  return { #members, unpack(members) }
end)

redis.register_function('replies_page', function(keys)
  local members = redis.call('SMEMBERS', keys[1])
  if #members == 0 then return fail('empty') end
  return ok(#members > 100 and 'more' or 'all', unpack(members))
end)

redis.register_function('replies_basket', function(keys)
  local basket = keys[1]
  local owner = redis.call('HGET', basket, 'owner')
  if not owner then return nil end
  local items, totals = {}, {}
  for _, sku in ipairs(redis.call('SMEMBERS', keys[2])) do
    items[#items + 1] = { sku = sku, type = 'item' }
    totals[sku] = #sku
  end
  local note = redis.call('HGET', basket, 'note')
  return cjson.encode({ owner = owner, note = note or nil, items = items, totals = totals, isGift = #items > 3 })
end)

redis.register_function('replies_names', function(keys)
  if redis.call('EXISTS', keys[1]) == 0 then return '' end
  return cjson.encode(redis.call('SMEMBERS', keys[1]))
end)

redis.register_function('replies_anything', function(keys, args)
  return cjson.encode({ data = cjson.decode(args[1]) })
end)
