//! Lua text into a checked model, and the model into Rust text. Pure: no network, no runtime, no C.
//!
//! The modules stand in the order of the flow: sources are bundled into libraries, parsed,
//! annotated, loaded on paper and inferred; what comes out is judged into a model; the model becomes Rust, or a report. Last stand
//! the doors: a build script goes through [`build()`], the macro through [`embed()`].

pub mod diagnostic;
pub mod digest;
pub mod flag;
pub mod profile;
pub mod source;

pub mod read;

pub mod annotation;
pub mod shebang;
pub mod syntax;

pub mod bundle;

pub mod load;

pub mod commands;

pub mod infer;

pub mod unit;

pub mod rules;

pub mod config;
pub mod model;
pub mod names;

pub mod check;
pub mod compat;
pub mod verdict;

pub mod generate;
pub mod render;

pub mod build;
pub mod embed;

pub use build::{build, build_judged, build_scripts};
pub use embed::embed;
