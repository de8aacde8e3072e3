//! The real binary: what it prints and where, its exit codes, and what it does to real servers.

mod bad_input;
mod bad_servers;
mod comparing;
mod deploying;
mod evolving;
mod explaining;
mod interrupting;
mod project;
mod pulling;
mod restoring;
mod rolling_back;
mod sandbox;
mod scripts;
mod secrets;
mod shapes;
mod shipped;
mod streams;
mod support;
mod together;
mod topologies;
mod transcripts;
