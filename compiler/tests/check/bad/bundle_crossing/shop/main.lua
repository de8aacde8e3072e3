#!lua name=shop
local function open(keys, args)
  return 1
