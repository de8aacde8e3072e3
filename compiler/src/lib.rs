//! Lua text into a checked model, and the model into Rust text. Pure: no network, no runtime, no C.

pub mod diagnostic;
pub mod generate;
pub mod model;
pub mod names;
pub mod render;
pub mod source;
pub mod syntax;
