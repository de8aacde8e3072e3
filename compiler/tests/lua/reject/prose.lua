This isn't Lua at all.
It's just text, you know; don't parse it.
