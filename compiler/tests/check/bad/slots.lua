#!lua name=slots
redis.register_function('sl_two', function(_, args)
  redis.call('INCR', '{orders}:count')
  return redis.call('INCR', '{users}:' .. args[1])
end)
redis.register_function{
  function_name = 'sl_one_command',
  callback = function()
    redis.call('INCR', 'other')
    return redis.call('MSET', '{a}x', 1, '{a}y', 2, '{b}x', 3)
  end,
  flags = { 'allow-cross-slot-keys' },
}
redis.register_function{
  function_name = 'sl_declared',
  callback = function(keys) return redis.call('RENAME', keys[1], keys[2]) end,
  flags = { 'allow-cross-slot-keys' },
}
redis.register_function{
  function_name = 'sl_both',
  callback = function() return redis.call('INCR', 'x') end,
  flags = { 'allow-cross-slot-keys', 'no-cluster' },
}
