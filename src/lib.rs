//! Typed calls to Redis and Valkey functions, generated from their Lua.
