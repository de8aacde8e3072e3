local a = = 1
local b = 2
if b then
  c(
end
local d = 5 5
foo bar
return d
