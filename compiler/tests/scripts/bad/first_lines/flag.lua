#!lua flags=no_writes
return 1
