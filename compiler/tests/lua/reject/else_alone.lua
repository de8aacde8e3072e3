else
x()
