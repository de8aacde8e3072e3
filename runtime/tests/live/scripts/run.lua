-- Runs a piece of Lua: one test needs one kind of reply, and another one kind of error.
return assert(loadstring(ARGV[1], '@user_script'))()
