--[[ a
[[ b ]] ]]
local x = 1
