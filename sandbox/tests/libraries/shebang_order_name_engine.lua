#!js name=a-b
x(