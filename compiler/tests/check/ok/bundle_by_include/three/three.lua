#!lua name=three
