return { f
(x), 1 }