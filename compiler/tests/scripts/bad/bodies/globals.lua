print(arg)
return os.time()
