#!lua name=l
redis:register_function('f', function() end)
