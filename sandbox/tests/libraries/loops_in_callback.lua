#!lua name=l
('x'):gsub('x', function() repeat until false end)
