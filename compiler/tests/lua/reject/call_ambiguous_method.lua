a:b
(c)