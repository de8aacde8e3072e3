local s = "x":rep(2)
