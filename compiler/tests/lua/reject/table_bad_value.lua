local t = { a = , b = 2, c = * 3 }
local u = = 1
