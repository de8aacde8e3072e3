local a
local a, b = 1
local a, b = 1, 2, 3
local a = f()
