-- The second file of a library.
local first = names() + 1
redis.register_function('parts_first', function() return first end)
