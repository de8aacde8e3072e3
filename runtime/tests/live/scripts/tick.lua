-- Has no keys and may write.
return tonumber(ARGV[1])
