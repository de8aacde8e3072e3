until true
local x = 1
