//! What a server holds into a file, and any such file into the libraries in it.
//!
//! A file has one of two forms. A *dump* is JSON: the code line by line with its name, release,
//! owner and digest, so that people can read and compare it, and a library that was changed by hand
//! is found. A *payload* is what FUNCTION RESTORE takes, of the one version that every server reads.
//! Payloads of any version, as the servers write them, are read too.

mod agree;
mod entry;
mod file;
mod json;

use redis::cmd;

use crate::payload::{self, Checksum, Payload};
use crate::{Error, Kind, Node, live};

pub use entry::Entry;
pub use file::{Form, read_file, write_file};

pub(crate) use agree::agreed;
pub(crate) use entry::read_only;
pub(crate) use file::write_whole;

/// Libraries that came from a server or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dump {
    /// Where they came from.
    pub origin: Origin,
    /// The libraries, by name.
    pub entries: Vec<Entry>,
}

/// Where libraries came from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// A server itself, or a dump of it: `redis 7.0.15`.
    Server(String),
    /// A payload.
    Payload {
        /// The version of its format.
        version: u16,
        /// Which servers write that version.
        writer: Option<&'static str>,
        /// What its checksum says.
        checksum: Checksum,
    },
}

impl Dump {
    /// The libraries as one payload that every server takes.
    #[must_use]
    pub fn payload(&self) -> Payload {
        payload::build(self.entries.iter().map(|entry| &entry.library.code))
    }
}

/// Takes the libraries of the first node, after making sure that the others hold the same.
///
/// # Errors
///
/// If a node does not answer, or they differ: the error names who has what.
pub fn dump(nodes: &mut [Node]) -> Result<Dump, Error> {
    let live = agreed(live::read(nodes)?)?;
    let entries = live.libraries.into_iter().map(|library| Entry { library, doubt: None });
    Ok(Dump { origin: Origin::Server(live.server.to_string()), entries: entries.collect() })
}

/// Takes the first node's own payload apart, as FUNCTION DUMP answers it.
///
/// # Errors
///
/// If the node does not answer, or with something that is no payload.
pub fn server_payload(node: &mut Node) -> Result<Payload, Error> {
    let bytes: Vec<u8> = node.ask("dump the functions", cmd("FUNCTION").arg("DUMP"))?;
    payload::read(bytes).map_err(|damage| {
        let message = format!("FUNCTION DUMP answered what is no payload: {damage}");
        Error::at(Kind::Reply, &node.address(), message)
    })
}
