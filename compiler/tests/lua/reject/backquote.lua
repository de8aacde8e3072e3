local s = `hello {name}`
