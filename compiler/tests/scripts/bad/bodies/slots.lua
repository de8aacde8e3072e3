#!lua
-- fcall: allow(undeclared-key) to see the slots alone

redis.call('SET', '{a}:one', 1)
redis.call('MSET', '{b}:one', 1, '{c}:one', 1)
return 1
