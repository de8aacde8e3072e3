local x = a b c d
local y = 1
