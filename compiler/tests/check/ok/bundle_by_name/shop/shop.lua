#!lua name=shop
--- Sells things.
---@release 1.0.0
