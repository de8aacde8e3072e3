
#!lua name=a
