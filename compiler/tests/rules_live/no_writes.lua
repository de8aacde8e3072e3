#!lua name=no_writes
-- write-in-no-writes: what counts is the command, not its arguments. could-be-no-writes: FCALL_RO refuses.
-- both: ro set k | => !Write commands are not allowed from read-only scripts
-- both: ro getex k | => !Write commands are not allowed from read-only scripts
-- both: ro sort k | => !Write commands are not allowed from read-only scripts
-- both: ro bitfield k | => !Write commands are not allowed from read-only scripts
-- both: ro pfcount k | => !Write commands are not allowed from read-only scripts
-- both: ro publish | => !Write commands are not allowed from read-only scripts
-- both: ro sort_ro k | => []
-- both: ro unflagged k | => !Can not execute a script with write flag using *_ro command
-- both: unflagged k | => nil
local function reader(name, ...)
  local words = { ... }
  redis.register_function{
    function_name = name,
    callback = function(keys)
      local call = {}
      for _, word in ipairs(words) do call[#call + 1] = word == 'KEY' and keys[1] or word end
      return redis.call(unpack(call))
    end,
    flags = { 'no-writes' },
  }
end
reader('set', 'SET', 'KEY', '1')
reader('getex', 'GETEX', 'KEY')
reader('sort', 'SORT', 'KEY')
reader('bitfield', 'BITFIELD', 'KEY', 'GET', 'u8', '0')
reader('pfcount', 'PFCOUNT', 'KEY')
reader('publish', 'PUBLISH', 'channel', 'message')
reader('sort_ro', 'SORT_RO', 'KEY')
redis.register_function('unflagged', function(keys) return redis.call('GET', keys[1]) end)
