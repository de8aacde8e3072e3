#!lua name=replies
-- boolean-reply, float-reply, nil-in-array, table-reply, multiple-returns, missing-return
-- both: no | => nil
-- both: yes | => 1
-- both: float | => 3
-- both: negative | => 0
-- both: floats | => [2, 1]
-- both: hole | => [1]
-- both: false_inside | => [1, nil, 3]
-- both: named | => []
-- both: both_kinds | => [1, 2]
-- both: ok_true | => []
-- both: err_beside | => !LOW 3
-- both: several | => 1
-- both: missing | => nil
redis.register_function('no', function() return false end)
redis.register_function('yes', function() return true end)
redis.register_function('float', function() return 3.99 end)
redis.register_function('negative', function() return -0.5 end)
redis.register_function('floats', function() return { 5 / 2, math.sqrt(2) } end)
redis.register_function('hole', function() return { 1, nil, 3 } end)
redis.register_function('false_inside', function() return { 1, false, 3 } end)
redis.register_function('named', function() return { balance = 5 } end)
redis.register_function('both_kinds', function() return { 1, 2, a = 3 } end)
redis.register_function('ok_true', function() return { ok = true, count = 1 } end)
redis.register_function('err_beside', function() return { err = 'LOW 3', left = 3 } end)
redis.register_function('several', function() return 1, 2 end)
redis.register_function('missing', function() if redis == nil then return 1 end end)
