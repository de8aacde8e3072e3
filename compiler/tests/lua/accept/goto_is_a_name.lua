goto = 1
local continue = goto
goto(1)
continue.x = 2
local const, close, global = 1
