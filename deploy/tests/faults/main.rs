//! Faults of every kind at every step of a deploy: the report stays true.

#[path = "../common/mod.rs"]
mod common;

mod case;
mod chance;
mod check;
mod fault;
mod frame;
mod late;
mod moments;
mod proxy;
mod rig;
mod sweep;
