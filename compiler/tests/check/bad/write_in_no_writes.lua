#!lua name=write_in_no_writes
local function save(key, value)
  redis.call('SET', key, value)
end

redis.register_function{
  function_name = 'wn_set',
  callback = function(keys, args)
    save(keys[1], args[1])
    return redis.call('GETEX', keys[1])
  end,
  flags = { 'no-writes' },
}
redis.register_function{
  function_name = 'wn_count',
  callback = function(keys) return redis.call('PFCOUNT', keys[1]) + redis.call('PUBLISH', 'c', 'm') end,
  flags = { 'allow-stale', 'no-writes' },
}
redis.register_function('wn_free', function(keys, args) return save(keys[1], args[1]) end)
