local _, __, _1, a1, A_b, And, END, nill, End = 1
