#!lua name=l
redis()
