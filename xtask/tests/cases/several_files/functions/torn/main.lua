#!lua name=torn
local function reply()
  return 1
