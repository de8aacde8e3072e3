#!lua name=broken
local function f(keys, args)
  return (1 +
end
