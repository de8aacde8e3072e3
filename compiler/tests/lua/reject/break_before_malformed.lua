if a then break
3x end