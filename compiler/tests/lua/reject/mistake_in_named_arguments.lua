redis.register_function{
  function_name = "f",
  callback = function(keys) return = 1 end,
  flags = { "no-writes" },
}
