# anything at all (
local x = 1