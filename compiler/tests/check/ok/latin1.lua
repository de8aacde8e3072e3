#!lua name=latin
--- Café.
---@release 1.0.0

--- Text in Latin-1: été.
---@return string
redis.register_function("latin_word", function(keys, args)
  return "été"
end)
