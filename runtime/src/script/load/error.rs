//! `ScriptsError`: which script a node did not take, which node, and what to do.

use std::fmt;

use redis::{ErrorKind, RedisError};

use crate::Script;

/// Why scripts were not loaded, or not asked for.
#[derive(Debug, Clone)]
pub struct ScriptsError(Box<Failed>);

#[derive(Debug, Clone)]
struct Failed {
    script: Option<&'static Script>,
    node: Option<String>,
    error: RedisError,
}

impl ScriptsError {
    #[cold]
    pub(super) fn new(
        script: Option<&'static Script>,
        node: Option<String>,
        error: RedisError,
    ) -> Self {
        Self(Box::new(Failed { script, node, error }))
    }

    /// The script that was not loaded; `None` if the servers were only asked what they hold.
    #[must_use]
    pub fn script(&self) -> Option<&'static Script> {
        self.0.script
    }

    /// The address of the node that refused, of a cluster, if it is known.
    #[must_use]
    pub fn node(&self) -> Option<&str> {
        self.0.node.as_deref()
    }

    /// The error of redis-rs behind this one.
    #[must_use]
    pub fn redis_error(&self) -> &RedisError {
        &self.0.error
    }
}

/// An answer that no server gives.
#[cold]
pub(super) fn unexpected(asked: &'static str, answer: &impl fmt::Debug) -> RedisError {
    let said = format!("{asked} answered {answer:?}");
    (ErrorKind::UnexpectedReturnType, "not the answer of a server", said).into()
}

impl fmt::Display for ScriptsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.script {
            Some(script) => {
                write!(
                    formatter,
                    "the script `{}` ({}) was not loaded",
                    script.name(),
                    script.file()
                )?;
            }
            None => formatter.write_str("nobody said which scripts are missing")?,
        }
        if let Some(node) = &self.0.node {
            write!(formatter, " on {node}")?;
        }
        match (self.0.error.code(), self.0.error.detail()) {
            (Some(code), Some(detail)) => write!(formatter, ": {code} {detail}")?,
            _ => write!(formatter, ": {}", self.0.error)?,
        }
        match self.0.error.code() {
            Some("NOPERM") => formatter
                .write_str("; grant the user the commands (`+script|load`, `+script|exists`)"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for ScriptsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0.error)
    }
}
