f(1))
local x = 1
