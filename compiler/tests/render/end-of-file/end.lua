#!lua name=x
do
