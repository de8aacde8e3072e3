#!lua name=repeated

---@key one
---@key ...two
---@arg value[one] string
---@arg value[three] string
---@arg #two
---@arg #four
---@arg #value
redis.register_function('repeated_unknown', function(keys, args) return #keys + #args end)

---@key ...two
---@key ...three
---@arg ...four string
---@arg five? string
---@arg ...six string
redis.register_function('repeated_order', function(keys, args) return #keys + #args end)

---@key ...two (a, b)
---@arg mode[two]? string
---@arg #two? string
---@arg mode[two] string?
redis.register_function('repeated_marks', function(keys, args) return #keys + #args end)

---@return "A" | [1, string] | "A"
redis.register_function('repeated_alone', function(keys, args) return #keys + #args end)

---@key two
---@return [integer, ...(kid: string, expires_ms?: integer)]
---@error [0, string, ...(kid: string, place: integer)]
redis.register_function('repeated_rest', function(keys, args) return #keys + #args end)

---@arg ...two string
---@arg three[two] integer
---@arg four? string
redis.register_function('repeated_columns', function(keys, args) return #keys + #args end)
