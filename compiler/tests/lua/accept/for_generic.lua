for k in next, t do end
for k, v in pairs(t) do end
for a, b, c in f, g, h, i do end
