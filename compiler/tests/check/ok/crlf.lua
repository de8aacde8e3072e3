#!lua name=crlf
--- Line ends of another system.
---@release 1.0.0

--- Gets it.
---@return string?
redis.register_function('crlf_get', function(keys, args)
  return redis.call('GET', keys[1])
end)
