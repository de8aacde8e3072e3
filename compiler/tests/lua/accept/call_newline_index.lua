local x = t
[1]
.y
:z()
