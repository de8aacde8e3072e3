local first = 'first'
