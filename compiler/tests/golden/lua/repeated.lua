#!lua name=repeated
--- What repeats beside other things.

---@key ...entry 1+                  what to set
---@arg ttl integer
---@arg value[entry] string          what it is set to
---@arg limit[entry] (soft: integer, hard: number)
---@arg mode? string
redis.register_function('repeated_per_key', function(keys, args) return #keys + #args end)

---@key ...pair (from, to)
---@arg amount[pair] integer
redis.register_function('repeated_per_pair', function(keys, args) return #keys + #args end)

---@key queue
---@arg #ids
---@arg ...ids integer 1+
---@arg #field
---@arg ...field (name: string, value: any)
---@arg reason? string
redis.register_function('repeated_counted', function(keys, args) return #keys + #args end)

---@key ...source
---@key target
---@arg #source
---@arg ...weight number 2+ one for each, or so
---@arg how "sum"|"max"
---@arg ttl integer
redis.register_function('repeated_last', function(keys, args) return #keys + #args end)

---@key name? bytes
---@arg value? any
redis.register_function('repeated_absent', function(keys, args) return #keys + #args end)

redis.register_function('repeated_found', function(keys, args)
  local name = keys[1] or 'none'
  return name .. (args[1] or 'x')
end)

---@arg #names
---@arg ...names string
---@arg hard[names] integer           at most
---@arg soft[names] number|""
---@arg now_ms integer
---@arg key? string
redis.register_function('repeated_columns', function(keys, args) return #keys + #args end)

---@arg ...point (x: integer, y: integer) 1+
---@arg weight[point] number
redis.register_function('repeated_per_arg', function(keys, args) return #keys + #args end)
