# a comment of a shell
return 1
