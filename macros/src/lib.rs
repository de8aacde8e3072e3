//! The `library!` macro: a shell over the compiler.
