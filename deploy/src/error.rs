//! Why something could not be done: what happened, on which server, what to do.

use std::fmt;

/// A failure. Its text is one message that names the server and the remedy, and never a password.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    /// What sort of failure it is.
    pub kind: Kind,
    /// The server's address; `None` where no server is involved.
    pub address: Option<String>,
    /// What happened and what to do.
    pub message: String,
}

/// The sorts of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The URL cannot be used.
    Url,
    /// The server is down, or nothing answers at its address.
    Unreachable,
    /// The user or password is wrong, or missing.
    Authentication,
    /// The user may not do this.
    Permission,
    /// The server does not know functions.
    NoFunctions,
    /// The server is a replica, where nothing can be written.
    Replica,
    /// The server is not of a kind that can be deployed to, a Sentinel for example.
    Unsupported,
    /// The server is over its memory limit.
    OutOfMemory,
    /// The server is busy: running a function, or loading its data.
    Busy,
    /// The server refused what was sent.
    Refused,
    /// The connection broke or the reply did not come in time: it is not known what happened.
    Lost,
    /// The server answered something that cannot be understood.
    Reply,
    /// The server holds something else than what was written to it.
    Overwritten,
    /// Somebody else is deploying there, or took the lock of this deploy away.
    Locked,
    /// Not tried, because another server failed before.
    NotTried,
    /// Written, and put back to what it held, because another server failed.
    RolledBack,
    /// The nodes of a cluster hold different libraries.
    Differs,
    /// The file is not a payload a server would take.
    Payload,
    /// A file could not be read or written.
    File,
}

impl Error {
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, address: None, message: message.into() }
    }

    pub(crate) fn at(kind: Kind, address: &str, message: impl Into<String>) -> Self {
        Self { kind, address: Some(address.to_owned()), message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(address) = &self.address {
            write!(f, "{address}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
