local x = 10LL
local y = 10ull
local z = 3n
