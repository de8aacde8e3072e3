local α = 1
