#!lua "foo\nbar\x00baz"
redis.register_function('f', function() return 1 end)
