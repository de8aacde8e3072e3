//! `LibraryError`: what the servers hold instead of a library, as one line that says where, what, and what to do.

use std::fmt;

use redis::RedisError;

use super::{Library, release};

/// Why a library was not found as it should be, or not loaded: what was wrong on each server.
#[derive(Debug, Clone)]
pub struct LibraryError {
    library: &'static str,
    release: Option<&'static str>,
    nodes: Vec<NodeError>,
}

/// What was wrong on one server.
#[derive(Debug, Clone)]
pub struct NodeError {
    node: Option<String>,
    problem: LibraryProblem,
}

/// What was wrong with a library on a server.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum LibraryProblem {
    /// There is no library of this name.
    Missing,
    /// The server's copy is of a lower release than the calls.
    #[non_exhaustive]
    Older {
        /// The release of the server's copy.
        held: String,
    },
    /// The server's copy is of another major release than the calls; below 1.0.0, of another minor one.
    #[non_exhaustive]
    OtherMajor {
        /// The release of the server's copy.
        held: String,
    },
    /// The server's copy differs, and no release tells which of the two is the newer.
    #[non_exhaustive]
    Unknown {
        /// The release of the server's copy, if it says one.
        held: Option<String>,
    },
    /// One of its functions has the name of a function of another library, so that it cannot be loaded.
    #[non_exhaustive]
    Taken {
        /// The function.
        function: String,
        /// The library that has it, if that could be found out.
        library: Option<String>,
    },
    /// The server gave an error instead of an answer, or could not be reached.
    Redis(RedisError),
}

impl LibraryError {
    pub(super) fn new(library: &Library, nodes: Vec<NodeError>) -> Self {
        Self { library: library.name(), release: library.release(), nodes }
    }

    /// The name of the library.
    #[must_use]
    pub fn library(&self) -> &'static str {
        self.library
    }

    /// The release that the calls were generated from, if it says one.
    #[must_use]
    pub fn release(&self) -> Option<&'static str> {
        self.release
    }

    /// What was wrong, for each server where something was: at least one.
    #[must_use]
    pub fn nodes(&self) -> &[NodeError] {
        &self.nodes
    }
}

impl NodeError {
    pub(super) fn new(node: Option<String>, problem: LibraryProblem) -> Self {
        Self { node, problem }
    }

    /// The address of the server, as its cluster says it; `None` over a connection to a single server.
    #[must_use]
    pub fn node(&self) -> Option<&str> {
        self.node.as_deref()
    }

    /// What was wrong.
    #[must_use]
    pub fn problem(&self) -> &LibraryProblem {
        &self.problem
    }
}

/// One line: servers with the same trouble are named together.
impl fmt::Display for LibraryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "library `{}`", self.library)?;
        if let Some(release) = self.release {
            write!(formatter, ", release {release}")?;
        }
        let mut said: Vec<(String, Vec<&str>)> = Vec::new();
        for NodeError { node, problem } in &self.nodes {
            let text = problem.text(self.release);
            let node = node.as_deref().unwrap_or("the server");
            match said.iter_mut().find(|(same, _)| *same == text) {
                Some((_, nodes)) => nodes.push(node),
                None => said.push((text, vec![node])),
            }
        }
        for (text, nodes) in said {
            write!(formatter, "; on {}: {text}", nodes.join(", "))?;
        }
        Ok(())
    }
}

impl std::error::Error for LibraryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.nodes.iter().find_map(|node| match &node.problem {
            LibraryProblem::Redis(error) => Some(error as _),
            _ => None,
        })
    }
}

impl LibraryProblem {
    /// What is wrong and what to do about it, for calls that were generated from `ours`.
    fn text(&self, ours: Option<&str>) -> String {
        match self {
            Self::Missing => "it is not loaded; deploy it with `cargo fcall deploy`, or let the app load it with \
                              `LIBRARY.ensure`"
                .to_owned(),
            Self::Older { held } => format!(
                "release {held} is loaded, which is older; deploy {} with `cargo fcall deploy` before the app starts",
                ours.unwrap_or("the app's own")
            ),
            Self::OtherMajor { held } => other_major(held, ours.unwrap_or_default()),
            Self::Unknown { held } => unknown(held.as_deref(), ours),
            Self::Taken { function, library } => taken(function, library.as_deref()),
            Self::Redis(error) => redis_text(error),
        }
    }
}

fn other_major(held: &str, ours: &str) -> String {
    let is_newer = release::is_before(ours, held).unwrap_or_default();
    let remedy = if is_newer {
        "start an app that was built for it, or deploy this one's release under another name of the library"
    } else {
        "deploy the app's own release with `cargo fcall deploy`, once no other app needs the one that is there"
    };
    format!("release {held} is loaded, which may differ in any call; {remedy}")
}

fn unknown(held: Option<&str>, ours: Option<&str>) -> String {
    let why = match (held, ours) {
        (Some(held), Some(ours)) if held == ours => "the same release".to_owned(),
        (Some(held), Some(_)) => format!("release {held}, which does not compare"),
        (None, Some(_)) => "no release".to_owned(),
        (_, None) => "and the app's own has no release to compare".to_owned(),
    };
    format!(
        "other code is loaded, {why}; deploy the app's own with `cargo fcall deploy`, and raise its `---@release` with \
         each change"
    )
}

fn taken(function: &str, library: Option<&str>) -> String {
    let owner =
        library.map_or("another library".to_owned(), |name| format!("the library `{name}`"));
    format!(
        "{owner} has a function `{function}` already, and a name is one for all libraries of a server; rename one of \
         the two, or let `cargo fcall deploy` move the function"
    )
}

fn redis_text(error: &RedisError) -> String {
    let said = match (error.code(), error.detail()) {
        (Some(code), Some(detail)) => format!("{code} {detail}"),
        _ => error.to_string(),
    };
    match remedy(error) {
        Some(remedy) => format!("{said}; {remedy}"),
        None => said,
    }
}

fn remedy(error: &RedisError) -> Option<&'static str> {
    let detail = error.detail().unwrap_or_default();
    Some(match error.code() {
        Some("NOPERM") => {
            "grant the user `+function|list`, and `+function|load` if the app is to load libraries"
        }
        Some("NOAUTH") => "give the connection a user and a password",
        Some("READONLY") => "this is a replica: connect to its primary",
        Some("OOM") => "free memory or raise maxmemory; nothing was loaded",
        Some("MISCONF") => "the server cannot write to its disk; see its log",
        Some("NOREPLICAS") => "it has too few replicas to write; nothing was loaded",
        Some("LOADING") => "it is starting; try again later",
        Some("BUSY") => {
            "a function or script runs for too long; wait, or end it with FUNCTION KILL"
        }
        Some("ERR") if detail.to_ascii_lowercase().starts_with("unknown command") => {
            "functions need Redis 7.0, Valkey 7.2 or later"
        }
        None if error.is_timeout() => "no answer came in time; check that it can be reached",
        None if error.is_connection_refusal() => "check that the server runs at this address",
        Some(_) | None => return None,
    })
}
