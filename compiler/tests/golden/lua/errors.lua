#!lua name=errors
--- What a call can answer instead of a reply.

---@class WorkError
---@field text string

---@arg amount integer
---@return WorkError?
---@error INVALID_AMOUNT `amount` is not positive
---@error INSUFFICIENT_FUNDS
---@error INVALID_AMOUNT again
redis.register_function('errors_work', function(keys, args) return { args[1] } end)

redis.register_function('errors_found', function(keys, args)
  if not args[1] then return redis.error_reply('MISSING_NAME no name') end
  if args[1] == '' then return { err = 'EMPTY_NAME ' .. args[1] } end
  if args[1] == 'x' then return redis.error_reply('ERR not x') end
  if args[1] == 'y' then return redis.error_reply('PREFIX' .. args[1]) end
  return redis.error_reply('not a code')
end)
