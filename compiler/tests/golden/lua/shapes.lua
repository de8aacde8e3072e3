#!lua name=shapes

---@class point
---@field x number
---@field y number
---@field displayName? string?

---@key first
---@key maybe
---@arg anything any
---@arg text string
---@arg raw bytes
---@arg count integer
---@arg ratio number
---@arg flag boolean
---@return nil
redis.register_function('shapes_required', function(keys, args)
  redis.call('HSET', keys[1], keys[2], args[1], args[2], args[3], args[4], args[5], args[6])
end)

---@key first
---@key maybe?
---@arg anything? any
---@arg text? string
---@arg raw? bytes
---@arg count? integer
---@arg ratio? number
---@arg flag? boolean
---@return nil
redis.register_function('shapes_optional', function(keys, args)
  redis.call('SET', keys[1], args[1] or args[2] or args[3] or args[4] or args[5] or args[6] or keys[2] or '')
end)

---@key ...all
---@arg first any
---@arg ...rest any
redis.register_function('shapes_anything', function(keys, args)
  return redis.call('DEL', unpack(keys), #args)
end)

---@key ...all
---@arg first any
---@arg ...rest integer
redis.register_function('shapes_integers', function(keys, args)
  return redis.call('DEL', unpack(keys), #args)
end)

---@key ...all
---@arg first any
---@arg ...rest number
redis.register_function('shapes_numbers', function(keys, args)
  return redis.call('DEL', unpack(keys), #args)
end)

---@key ...all
---@arg first any
---@arg ...rest boolean
redis.register_function('shapes_booleans', function(keys, args)
  return redis.call('DEL', unpack(keys), #args)
end)

---@return any
redis.register_function('shapes_nothing', function(keys, args) return redis.call('PING') end)

---@key key?
---@return bytes?
redis.register_function('shapes_bytes', function(keys, args) return redis.call('GET', keys[1]) end)

---@key key?
---@return [boolean, string?]
redis.register_function('shapes_tuple', function(keys, args) return {true, keys[1]} end)

---@key key?
---@return [number]
redis.register_function('shapes_single', function(keys, args) return {redis.call('GET', keys[1])} end)

---@key key?
---@return [string, integer?, point[]][]
redis.register_function('shapes_nested', function(keys, args) return {{keys[1], 1, {}}} end)
