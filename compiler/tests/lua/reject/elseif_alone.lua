elseif x then
y()
