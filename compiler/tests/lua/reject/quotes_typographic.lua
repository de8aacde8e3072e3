local x = “hello”
