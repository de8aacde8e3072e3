#!lua name=compares
-- nil-compare, numeric-compare, unchecked-pcall, escape
-- both: missing_is k | => "false"
-- both: status_is k | => "table"
-- both: status_equals k | => "different"
-- both: ordered | 10 => !attempt to compare number with string
-- both: equals | 5 => "different"
-- both: texts | 10 9 => "before"
-- both: adds | 10 => 11
-- both: pcall_used k | => !attempt to perform arithmetic on local 'count' (a table value)
-- both: escapes | => "x41u{41}z"
redis.register_function('missing_is', function(keys) return tostring(redis.call('GET', keys[1])) end)
redis.register_function('status_is', function(keys) return type(redis.call('SET', keys[1], 'a')) end)
redis.register_function('status_equals', function(keys)
  return redis.call('SET', keys[1], 'a') == 'OK' and 'same' or 'different'
end)
redis.register_function('ordered', function(_, args) return args[1] > 5 end)
redis.register_function('equals', function(_, args) return args[1] == 5 and 'same' or 'different' end)
redis.register_function('texts', function(_, args) return args[1] < args[2] and 'before' or 'behind' end)
redis.register_function('adds', function(_, args) return args[1] + 1 end)
redis.register_function('pcall_used', function(keys)
  redis.call('SET', keys[1], 'a')
  local count = redis.pcall('INCR', keys[1])
  return count + 1
end)
redis.register_function('escapes', function() return '\x41\u{41}\z' end)
