#!lua name=case_only
local function f() return 1 end
redis.register_function('case_f', f)
redis.register_function('Case_F', f)
redis.register_function('case_f', f)
