#!lua name=l
for i = 1, {} do end
