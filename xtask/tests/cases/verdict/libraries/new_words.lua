#!lua name=new_words
server.register_function('new_words')
