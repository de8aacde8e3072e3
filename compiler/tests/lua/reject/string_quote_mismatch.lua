local x = "abc'
