one: 
twothree
	tab
