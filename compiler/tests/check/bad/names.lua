#!lua name=names
local function f() return 1 end
redis.register_function('names_getAll', f)
redis.register_function('names_get_all', f)
redis.register_function('get', f)
