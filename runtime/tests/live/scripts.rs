//! Calls of plain scripts, which a server may not hold, or no longer.

mod calls;
mod errors;
pub(crate) mod generated;
mod loading;
mod pipes;
mod surviving;
#[cfg(feature = "cluster-async")]
mod topology;
