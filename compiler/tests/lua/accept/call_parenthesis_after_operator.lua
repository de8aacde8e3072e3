local x = a +
(b)
