#!lua name=shop
local function open()
  if true then
    return 1
  end
