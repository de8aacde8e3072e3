-- onelocal x = 1 -- two
local y = 2 -- three
local z = 3