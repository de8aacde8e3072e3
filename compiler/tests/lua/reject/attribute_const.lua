local x <const> = 5
local y = 1
