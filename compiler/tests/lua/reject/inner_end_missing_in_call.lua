redis.register_function("a", function(keys, args)
  for i = 1, 2 do
    x()
end)
