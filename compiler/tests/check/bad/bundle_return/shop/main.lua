#!lua name=shop
local stock = {}
return stock
