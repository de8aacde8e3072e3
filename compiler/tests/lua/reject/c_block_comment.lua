/* hello */ local x = 1
