do return 1 end while a do return; end for i = 1, 2 do return i end repeat return until true if a then return end function f() return end
