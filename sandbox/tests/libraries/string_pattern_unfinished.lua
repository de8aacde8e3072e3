#!lua name=l
local x = ('x'):find('[a')
