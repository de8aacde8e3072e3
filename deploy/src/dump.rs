//! What a server holds into a file, and a file into what servers hold, by the servers' own payload.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use redis::cmd;

use crate::report::{self, Outcome, Written};
use crate::{Error, Kind, Node, Payload, connect, explain, live, payload};

/// What becomes of the libraries a server already has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// They stay; one of the same name refuses the whole payload.
    Append,
    /// Those of the same name are replaced, the others stay.
    Replace,
    /// All of them go first.
    Flush,
}

impl Policy {
    /// The word the server knows it by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Append => "APPEND",
            Self::Replace => "REPLACE",
            Self::Flush => "FLUSH",
        }
    }
}

/// What became of a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestoreReport {
    /// The nodes, in the order they were written.
    pub nodes: Vec<RestoredNode>,
}

/// What became of one node. A server takes a payload whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestoredNode {
    /// `host:port`, or a socket's path.
    pub address: String,
    /// Whether it was written.
    pub result: Written,
    /// What went wrong.
    pub error: Option<Error>,
}

impl RestoreReport {
    /// What came of it on the whole.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let has_error = self.nodes.iter().any(|node| node.error.is_some());
        report::outcome(self.nodes.iter().map(|node| node.result), has_error)
    }
}

/// Takes the payload of the first node, after making sure that the others hold the same.
///
/// # Errors
///
/// If a node does not answer, or they differ.
pub fn dump(nodes: &mut [Node]) -> Result<Payload, Error> {
    if nodes.len() > 1 {
        check_same(nodes)?;
    }
    let node = nodes
        .first_mut()
        .ok_or_else(|| Error::new(Kind::Unsupported, "there is no node to dump"))?;
    let bytes: Vec<u8> = node.ask("dump the functions", cmd("FUNCTION").arg("DUMP"))?;
    payload::read(bytes).map_err(|damage| {
        Error::at(
            Kind::Reply,
            &node.address(),
            format!("FUNCTION DUMP answered what is no payload: {damage}"),
        )
    })
}

/// Gives every node the payload, one after another, and stops at the first that does not take it.
pub fn restore(payload: &Payload, policy: Policy, nodes: &mut [Node]) -> RestoreReport {
    let mut failed = connect::check_writable(nodes).err();
    let nodes = nodes
        .iter_mut()
        .map(|node| {
            let (result, error) = match &failed {
                Some(first) => {
                    (Written::Unchanged, Some(report::not_tried(first, &node.address())))
                }
                None => restore_node(payload, policy, node),
            };
            failed = failed.take().or_else(|| error.clone());
            RestoredNode { address: node.address(), result, error }
        })
        .collect();
    RestoreReport { nodes }
}

/// Writes the payload to a file, which either appears whole or not at all.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_file(payload: &Payload, path: &Path) -> Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let write = || -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(payload.bytes())?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|error| {
        Error::new(Kind::File, format!("{}: cannot be written: {error}", path.display()))
    })
}

/// Reads a payload from a file and checks it, so that nothing damaged is ever sent.
///
/// # Errors
///
/// If the file cannot be read, or is not a payload.
pub fn read_file(path: &Path) -> Result<Payload, Error> {
    // A device or a pipe may have no end.
    let is_file = |metadata: fs::Metadata| {
        if metadata.is_file() { Ok(()) } else { Err(io::Error::other("it is not a file")) }
    };
    let bytes = fs::metadata(path).and_then(is_file).and_then(|()| fs::read(path));
    let bytes = bytes.map_err(|error| {
        Error::new(Kind::File, format!("{}: cannot be read: {error}", path.display()))
    })?;
    payload::read(bytes).map_err(|damage| {
        let remedy = "dump it again from a server (FUNCTION DUMP)";
        Error::new(Kind::Payload, format!("{}: {damage}; {remedy}", path.display()))
    })
}

fn check_same(nodes: &mut [Node]) -> Result<(), Error> {
    let lives = live::read(nodes)?;
    match lives.windows(2).find(|pair| pair[0].libraries != pair[1].libraries) {
        None => Ok(()),
        Some(pair) => {
            let message = format!(
                "the nodes {} and {} hold different libraries, so that one file cannot stand for both; \
                 deploy first, so that they agree",
                pair[0].address, pair[1].address
            );
            Err(Error::new(Kind::Differs, message))
        }
    }
}

fn restore_node(payload: &Payload, policy: Policy, node: &mut Node) -> (Written, Option<Error>) {
    let command = cmd("FUNCTION").arg("RESTORE").arg(payload.bytes()).arg(policy.word()).to_owned();
    match node.send::<()>(&command) {
        Ok(()) => (Written::Applied, None),
        Err(error) => {
            let error = refused(payload, node, &error);
            (report::after_error(&error), Some(error))
        }
    }
}

fn refused(payload: &Payload, node: &Node, error: &redis::RedisError) -> Error {
    let explained = explain::answered(&node.address(), "restore the payload", error);
    if !explained.message.contains("payload version or checksum") {
        return explained;
    }
    // The checksum was found good before it was sent, so it is the version.
    let message = format!(
        "{} does not read payloads of version {}, which another kind of server, or a newer one, wrote; \
         deploy the libraries from their files instead",
        node.server(),
        payload.version()
    );
    Error::at(Kind::Refused, &node.address(), message)
}
