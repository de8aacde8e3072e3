//! What became of a plan: which node holds what, and what went wrong.

use crate::{Change, Error, Kind, Move, Refusal};

/// What became of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The nodes, in the order of the plan.
    pub nodes: Vec<NodeReport>,
    /// Why nothing was tried, if rules forbade it.
    pub refusals: Vec<Refusal>,
}

/// What became of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NodeReport {
    /// `host:port`, or a socket's path.
    pub address: String,
    /// One for every change of the plan, in its order.
    pub changes: Vec<ChangeReport>,
    /// The moves of the plan.
    pub moves: Vec<Move>,
    /// What went wrong.
    pub error: Option<Error>,
}

/// What became of one change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChangeReport {
    /// The change as planned.
    pub change: Change,
    /// What became of it.
    pub result: Written,
}

/// Whether a node holds what was written to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Written {
    /// It was written and read back, byte for byte.
    Applied,
    /// It was not sent: there was nothing to do, or something had failed before. The node holds what
    /// it held.
    Unchanged,
    /// It was sent and refused. The node holds what it held.
    Failed,
    /// It was sent, but the node did not answer, or was found to hold something else afterwards: the
    /// node's error says which.
    Unknown,
}

impl Written {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Unchanged => "unchanged",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

/// What came of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Every node already held everything.
    NothingToDo,
    /// Every node was written and holds everything.
    Applied,
    /// A rule forbade it. Nothing was written.
    Refused,
    /// It could not be done. Nothing was written.
    Failed,
    /// It could not be done whole: something was written, or may have been.
    Partial,
}

impl Outcome {
    /// The process's exit code for it.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Self::NothingToDo | Self::Applied => 0,
            Self::Failed => 1,
            Self::Refused => 2,
            Self::Partial => 3,
        }
    }
}

impl Report {
    /// What came of the whole.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if !self.refusals.is_empty() {
            return Outcome::Refused;
        }
        let results = self.nodes.iter().flat_map(|node| &node.changes).map(|change| change.result);
        outcome(results, self.nodes.iter().any(|node| node.error.is_some()))
    }
}

pub(crate) fn outcome(results: impl Iterator<Item = Written>, has_error: bool) -> Outcome {
    let results: Vec<Written> = results.collect();
    let has = |result| results.contains(&result);
    let is_failed = has_error || has(Written::Failed);
    match (has(Written::Applied), has(Written::Unknown), is_failed) {
        (_, true, _) | (true, _, true) => Outcome::Partial,
        (false, false, true) => Outcome::Failed,
        (true, false, false) => Outcome::Applied,
        (false, false, false) => Outcome::NothingToDo,
    }
}

/// What an error of the command that writes says about the node: a server that answers with an error
/// has not written; without an answer nothing is known.
pub(crate) fn after_error(error: &Error) -> Written {
    match error.kind {
        Kind::Lost | Kind::Reply => Written::Unknown,
        _ => Written::Failed,
    }
}

/// The error of a node that was left alone because of `first`. The node that is the cause keeps it.
pub(crate) fn not_tried(first: &Error, address: &str) -> Error {
    match &first.address {
        Some(cause) if cause == address => first.clone(),
        Some(cause) => {
            Error::at(Kind::NotTried, address, format!("not tried, because {cause} failed"))
        }
        None => Error::at(Kind::NotTried, address, "not tried, because another node failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::Written::{Applied, Failed, Unchanged, Unknown};
    use super::{Outcome, outcome};

    #[test]
    fn outcomes() {
        for (results, has_error, expected, code) in [
            (vec![], false, Outcome::NothingToDo, 0),
            (vec![Unchanged, Unchanged], false, Outcome::NothingToDo, 0),
            (vec![Applied, Unchanged], false, Outcome::Applied, 0),
            (vec![Unchanged], true, Outcome::Failed, 1),
            (vec![Failed, Unchanged], true, Outcome::Failed, 1),
            (vec![Failed], false, Outcome::Failed, 1),
            (vec![Applied, Failed], true, Outcome::Partial, 3),
            (vec![Applied, Unchanged], true, Outcome::Partial, 3),
            (vec![Unknown], true, Outcome::Partial, 3),
            (vec![Unknown], false, Outcome::Partial, 3),
        ] {
            let outcome = outcome(results.iter().copied(), has_error);
            assert_eq!((outcome, outcome.exit_code()), (expected, code), "{results:?} {has_error}");
        }
        assert_eq!(Outcome::Refused.exit_code(), 2);
    }
}
