--- Counts that somebody put a product into a cart, for a day.
---@key popular            sorted set of products
---@arg product string
---@return integer         how often, with this time
local count = redis.call('ZINCRBY', KEYS[1], 1, ARGV[1])
redis.call('EXPIRE', KEYS[1], 86400)
return tonumber(count)
