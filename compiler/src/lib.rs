//! Lua text into a checked model, and the model into Rust text. Pure: no network, no runtime, no C.

pub mod annotation;
pub mod check;
pub mod config;
pub mod diagnostic;
pub mod infer;
pub mod load;
pub mod model;
pub mod names;
pub mod read;
pub mod rules;
pub mod shebang;
pub mod source;
pub mod syntax;
pub mod unit;
