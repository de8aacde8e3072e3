if a then end
if a then b() elseif c then d() elseif e then else f() end
if a then return else return 1 end
