//! Generated modules, compiled as an app with strict lints would.

#![deny(warnings, missing_docs, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]

include!(concat!(env!("OUT_DIR"), "/goldens.rs"));
