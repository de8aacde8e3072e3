local x = [[abc

