#!lua name=l
('abc'):gsub('.', function(c) redis.register_function(c) end)
