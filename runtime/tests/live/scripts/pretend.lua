-- Runs, and then says what a server says of a script that did not.
redis.call('INCR', KEYS[1])
return redis.error_reply('NOSCRIPT No matching script.')
