f(a b, c)
local x = 1
