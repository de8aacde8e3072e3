//! Calls on real servers: over every kind of connection, with every kind of reply and error.

// Generated code names this crate through the facade.
extern crate fcall_runtime as fcall;

mod arguments;
mod autoloading;
mod cluster;
mod connections;
mod decoding;
mod demo;
mod ensuring;
mod errors;
#[cfg(feature = "cluster-async")]
mod keyless;
mod libraries;
#[cfg(feature = "cluster-async")]
mod library_cluster;
mod pipelines;
mod pipes;
mod returns;
mod scripts;
mod servers;
mod verifying;
#[cfg(feature = "tracing")]
mod watching;
