local f = x -> x + 1
local y = 2
