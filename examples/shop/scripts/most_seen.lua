#!lua flags=no-writes
--- The products that were put into carts most often, the most frequent first.
---@key popular
---@arg most integer
---@return string[]
return redis.call('ZREVRANGE', KEYS[1], 0, ARGV[1] - 1)
