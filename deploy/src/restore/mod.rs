//! What a file holds into a plan of what becomes of every node, and that plan into what they hold.

mod apply;
mod plan;
mod refusal;
mod unmoved;

use crate::report::{self, Outcome, Written};
use crate::{Error, Library, Live, Server};

pub use apply::{apply, apply_with};
pub use plan::plan;

pub(crate) use unmoved::check as check_unmoved;

/// What becomes of the libraries a server already has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// They stay; one of the same name with other code refuses the whole.
    Append,
    /// Those of the same name are replaced, the others stay.
    Replace,
    /// Those that are not in the file go.
    Flush,
}

/// Says whether a server would take a library, or why not. Unlike FUNCTION LOAD, FUNCTION RESTORE
/// has no limit of time: code that does not end blocks the server for good.
pub type Verdict<'v> = &'v dyn Fn(&[u8], &Server) -> Result<(), String>;

/// What would become of every node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestorePlan {
    /// The policy it was made by.
    pub policy: Policy,
    /// The nodes, in the order they would be written.
    pub nodes: Vec<RestoreNode>,
    /// Why it must not be done. Empty if it may.
    pub refusals: Vec<String>,
}

/// What would become of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestoreNode {
    /// What it held when the plan was made.
    pub live: Live,
    /// One for every library, in the file or on the node, by name.
    pub steps: Vec<Step>,
}

/// What would become of one library.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// The library's name.
    pub library: String,
    /// What would be done.
    pub effect: Effect,
    /// What the node holds.
    pub before: Option<Library>,
    /// What it would hold.
    pub after: Option<Library>,
}

/// What a restore can do to a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// The node does not have it.
    Add,
    /// The node has other code.
    Replace,
    /// It is not in the file, and goes.
    Remove,
    /// The node has the same bytes.
    Same,
    /// It is not in the file, and stays.
    Stay,
}

impl Effect {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Replace => "replace",
            Self::Remove => "remove",
            Self::Same => "same",
            Self::Stay => "stay",
        }
    }

    /// Whether the node would be written.
    #[must_use]
    pub fn is_write(self) -> bool {
        matches!(self, Self::Add | Self::Replace | Self::Remove)
    }
}

impl RestorePlan {
    /// Whether any node would be written.
    #[must_use]
    pub fn has_writes(&self) -> bool {
        self.nodes.iter().any(RestoreNode::has_writes)
    }

    /// The names of the libraries that would go from any node.
    #[must_use]
    pub fn removed(&self) -> Vec<&str> {
        let steps = self.nodes.iter().flat_map(|node| &node.steps);
        let removed = steps.filter(|step| step.effect == Effect::Remove);
        let mut names: Vec<&str> = removed.map(|step| step.library.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

impl RestoreNode {
    /// Whether it would be written.
    #[must_use]
    pub fn has_writes(&self) -> bool {
        self.has(Effect::is_write)
    }

    fn has(&self, is_it: impl Fn(Effect) -> bool) -> bool {
        self.steps.iter().any(|step| is_it(step.effect))
    }
}

/// What became of a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestoreReport {
    /// The nodes, in the order of the plan.
    pub nodes: Vec<RestoredNode>,
    /// What else a person should know.
    pub notes: Vec<String>,
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

#[cfg(test)]
mod tests;
