local x = 1
--[[ abc
