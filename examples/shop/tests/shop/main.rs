//! The shop as its customers and its operator meet it: a real server, the real command line, real HTTP.

mod failing;
mod orders;
mod support;
