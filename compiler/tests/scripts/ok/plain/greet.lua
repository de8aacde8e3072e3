return 'Hello from a script'
