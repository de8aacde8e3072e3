#!lua name=shop
