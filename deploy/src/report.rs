//! What became of a plan: which node holds what, and what went wrong.

use crate::{Change, Error, Kind, Move, NodePlan, Plan, Refusal};

/// What became of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The nodes, in the order of the plan.
    pub nodes: Vec<NodeReport>,
    /// Why nothing was tried, if rules forbade it.
    pub refusals: Vec<Refusal>,
    /// What a rule would have forbidden, had it not been allowed.
    pub allowed: Vec<Refusal>,
    /// What else a person should know.
    pub notes: Vec<String>,
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
    /// It was sent and not taken. The node holds what it held.
    Failed,
    /// It was written, and taken back because another node failed. The node holds what it held.
    RolledBack,
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
            Self::RolledBack => "rolled_back",
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

impl Report {
    /// That nothing was done.
    pub(crate) fn untouched(plan: &Plan) -> Self {
        let node = |node: &NodePlan| NodeReport {
            address: node.address.clone(),
            changes: node.changes.iter().map(unchanged).collect(),
            moves: node.moves.clone(),
            error: None,
        };
        Self {
            nodes: plan.nodes.iter().map(node).collect(),
            refusals: plan.refusals.clone(),
            allowed: plan.allowed.clone(),
            notes: Vec::new(),
        }
    }

    /// Nothing was tried, because of `first`.
    pub(crate) fn not_tried(&mut self, first: &Error) {
        for node in &mut self.nodes {
            node.error = Some(not_tried(first, &node.address));
        }
    }

    /// Nodes that have something to do and were not begun, because another failed.
    pub(crate) fn explain_not_tried(&mut self) {
        let first = self.nodes.iter().find_map(|node| node.error.clone());
        let Some(first) = first else { return };
        for node in self.nodes.iter_mut().filter(|node| node.is_waiting()) {
            node.error = Some(not_tried(&first, &node.address));
        }
    }

    /// Nodes that have something to do and were not begun, because the lock was lost, or somebody
    /// asked to stop.
    pub(crate) fn stopped(&mut self, lost: Option<&Error>) {
        let message = match lost {
            Some(lost) => format!("stopped before it was written: {lost}"),
            None => "stopped before it was written".to_owned(),
        };
        let kind = lost.map_or(Kind::NotTried, |lost| lost.kind);
        for node in self.nodes.iter_mut().filter(|node| node.is_waiting()) {
            node.error = Some(Error::at(kind, &node.address, message.clone()));
        }
    }
}

impl NodeReport {
    /// Says the same of everything that was to be written.
    pub(crate) fn mark(&mut self, result: Written) {
        for change in self.changes.iter_mut().filter(|change| change.change.action.is_write()) {
            change.result = result;
        }
    }

    fn is_waiting(&self) -> bool {
        let is_waiting = |change: &ChangeReport| {
            change.change.action.is_write() && change.result == Written::Unchanged
        };
        self.error.is_none() && self.changes.iter().any(is_waiting)
    }
}

fn unchanged(change: &Change) -> ChangeReport {
    ChangeReport { change: change.clone(), result: Written::Unchanged }
}

/// Why a node that was written is as it was before.
pub(crate) fn rolled_back(address: &str) -> Error {
    let message = "put back to what it held, because not all nodes were written";
    Error::at(Kind::RolledBack, address, message)
}

/// Why a node that should be as it was before is not.
pub(crate) fn not_put_back(address: &str, error: &Error) -> Error {
    let message = format!("it was written and could not be put back: {}", error.message);
    Error::at(error.kind, address, message)
}

pub(crate) fn outcome(results: impl Iterator<Item = Written>, has_error: bool) -> Outcome {
    let results: Vec<Written> = results.collect();
    let has = |result| results.contains(&result);
    let is_failed = has_error || has(Written::Failed) || has(Written::RolledBack);
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
    use super::Written::{Applied, Failed, RolledBack, Unchanged, Unknown};
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
            (vec![RolledBack, Failed], true, Outcome::Failed, 1),
            (vec![RolledBack, Applied], true, Outcome::Partial, 3),
            (vec![Unknown], true, Outcome::Partial, 3),
            (vec![Unknown], false, Outcome::Partial, 3),
        ] {
            let outcome = outcome(results.iter().copied(), has_error);
            assert_eq!((outcome, outcome.exit_code()), (expected, code), "{results:?} {has_error}");
        }
        assert_eq!(Outcome::Refused.exit_code(), 2);
    }
}
