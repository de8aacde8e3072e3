local x = [==[abc]=]
