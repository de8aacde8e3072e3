-- Without a first line of its own a script may use the slots of its node one after the other.
redis.call('SET', '{a}:one', 1) -- fcall: allow(undeclared-key) of this node
redis.call('SET', '{b}:two', 2) -- fcall: allow(undeclared-key) of this node
return redis.status_reply('OK')
