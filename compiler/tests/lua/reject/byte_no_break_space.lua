local x = 1
