#!lua name=wide

---@key id
---@arg part0 any
---@arg part1 any
---@arg part2 any
---@arg part3 any
---@arg part4 any
---@arg part5 any
---@arg part6 any
---@arg part7 any
---@arg part8 any
---@arg part9 any
---@arg part10 any
---@arg part11 any
---@arg part12 any
---@arg part13 any
---@arg part14 any
---@arg part15 any
---@arg part16 any
---@arg part17 any
---@arg part18 any
---@arg part19 any
---@arg part20 any
---@arg part21 any
---@arg part22 any
---@arg part23 any
---@arg part24 any
---@arg part25 any
---@arg part26 any
---@arg part27 any
---@arg part28 any
---@arg part29 any
redis.register_function('wide_create', function(keys, args)
  return redis.call('HSET', keys[1], 'part0', args[1], 'part1', args[2], 'part2', args[3], 'part3', args[4], 'part4', args[5], 'part5', args[6], 'part6', args[7], 'part7', args[8], 'part8', args[9], 'part9', args[10], 'part10', args[11], 'part11', args[12], 'part12', args[13], 'part13', args[14], 'part14', args[15], 'part15', args[16], 'part16', args[17], 'part17', args[18], 'part18', args[19], 'part19', args[20], 'part20', args[21], 'part21', args[22], 'part22', args[23], 'part23', args[24], 'part24', args[25], 'part25', args[26], 'part26', args[27], 'part27', args[28], 'part28', args[29], 'part29', args[30])
end)
