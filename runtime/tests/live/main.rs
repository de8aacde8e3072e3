//! Calls on real servers: over every kind of connection, with every kind of reply and error.

// Generated code names this crate through the facade.
extern crate fcall_runtime as fcall;

mod arguments;
mod cluster;
mod connections;
mod decoding;
mod demo;
mod errors;
#[cfg(feature = "cluster-async")]
mod keyless;
mod pipelines;
mod pipes;
mod returns;
mod scripts;
mod servers;
#[cfg(feature = "tracing")]
mod watching;
