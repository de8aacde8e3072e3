#!lua name=l
for k in {} do end
