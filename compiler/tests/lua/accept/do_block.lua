do end
do local a = 1 end
do do do end end end
do return end
