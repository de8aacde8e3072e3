#!js name=a
x(