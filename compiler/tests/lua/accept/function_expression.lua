local f = function() end
local g = function(a, b, ...) return a, b, ... end
(function() end)()
f(function(x) return x end, function(...) return ... end)
