//! Local libraries and live servers into what does not agree: planning again.

use crate::{Action, Change, Error, Library, Live, Node, Plan, Role, Rules, Server, live, plan};

/// Reads every node again and plans. The nodes hold the libraries if the plan
/// [has no writes](Plan::has_writes).
///
/// # Errors
///
/// For the first node that does not answer.
pub fn verify(libraries: &[Library], nodes: &mut [Node], rules: &Rules) -> Result<Plan, Error> {
    Ok(plan::plan(libraries, &live::read(nodes)?, rules))
}

/// How a node stands to the local libraries.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NodeStatus {
    /// `host:port`, or a socket's path.
    pub address: String,
    /// What part it plays.
    pub role: Role,
    /// Which server it is.
    pub server: Server,
    /// One for every library, local or on the node, by name.
    pub libraries: Vec<LibraryStatus>,
}

/// How one library stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LibraryStatus {
    /// The library's name.
    pub library: String,
    /// How it stands.
    pub state: State,
    /// The release of the node's copy.
    pub release: Option<String>,
    /// SHA-256 of the node's copy, 64 hex digits; `None` if it has none.
    pub digest: Option<String>,
}

/// How a library on a node stands to the local one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The same bytes.
    Same,
    /// Other bytes.
    Differs,
    /// The node does not have it.
    Missing,
    /// There is no local one.
    Foreign,
}

impl State {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differs => "differs",
            Self::Missing => "missing",
            Self::Foreign => "foreign",
        }
    }

    /// Whether it is drift: the node does not hold the local library.
    #[must_use]
    pub fn is_drift(self) -> bool {
        matches!(self, Self::Differs | Self::Missing)
    }
}

/// Compares `libraries` with what every node holds. Pure.
#[must_use]
pub fn status(libraries: &[Library], lives: &[Live]) -> Vec<NodeStatus> {
    let plan = plan::plan(libraries, lives, &Rules::default());
    let libraries = |changes: &[Change]| changes.iter().map(library_status).collect();
    lives
        .iter()
        .zip(&plan.nodes)
        .map(|(live, node)| NodeStatus {
            address: live.address.clone(),
            role: live.role,
            server: live.server.clone(),
            libraries: libraries(&node.changes),
        })
        .collect()
}

fn library_status(change: &Change) -> LibraryStatus {
    let state = match (&change.before, &change.after) {
        // What a deploy that broke off left behind.
        (_, None) if change.action == Action::Delete => State::Differs,
        (_, None) => State::Foreign,
        (None, Some(_)) => State::Missing,
        (Some(before), Some(after)) if before.code == after.code => State::Same,
        (Some(_), Some(_)) => State::Differs,
    };
    LibraryStatus {
        library: change.library.clone(),
        state,
        release: change.before.as_ref().and_then(|held| held.release.clone()),
        digest: change.before.as_ref().map(|held| held.digest.clone()),
    }
}
