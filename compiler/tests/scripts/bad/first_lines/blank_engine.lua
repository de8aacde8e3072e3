#! lua
return 1
