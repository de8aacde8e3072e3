repeat
 a()
