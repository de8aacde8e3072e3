f()
f(1)
f(1, 2)
f"s"
f's'
f[[s]]
f{}
f{1, a = 2}
f(g())
a.b.c()
a:b()
a:b"s"
a:b{}
a.b:c(1)(2)"3"{4}
;(f)()
;(f or g)(1);
("s"):rep(3)
