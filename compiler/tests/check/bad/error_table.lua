#!lua name=error_table
local function fail(code) error({ code = code }) end

redis.register_function('et_empty', function() error({}) end)
redis.register_function('et_helper', function(_, args)
  if args[1] then fail(args[1]) end
end)
redis.register_function('et_nested', function() error({ err = {} }) end)
