#!lua name=l
x = y
