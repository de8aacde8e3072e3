#!lua name=l
('x').y = 1
