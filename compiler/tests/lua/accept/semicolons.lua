local a = 1;
a = 2; b = 3;
f();
do end;
return;