local x = a.
local y = 1
