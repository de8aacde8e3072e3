#!lua name=l
redis.register_function('f' .. server.VALKEY_VERSION:gsub('%.', '_') .. '_' .. server.VALKEY_VERSION_NUM .. server.SERVER_NAME, function() end)