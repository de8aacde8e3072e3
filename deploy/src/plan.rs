//! Local libraries and what nodes hold into what would have to be done. Pure.

use std::collections::BTreeSet;

use crate::{Library, Live, moves, tombstone};

mod impact;
mod judge;
mod refusal;
mod rename;

pub(crate) use impact::Impacts;

pub use impact::Impact;
pub use refusal::Refusal;

/// What a plan may do beyond adding and changing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// Whether what breaks callers may come with a release that promises not to.
    pub allow_breaking: bool,
    /// Whether a release may be replaced by a lower one, by none, or by other bytes under the same.
    pub allow_downgrade: bool,
    /// Whether libraries that are ours, but no longer among the local ones, are deleted.
    pub prune: bool,
    /// The `---@owner` whose libraries are ours, also those that are no longer among the local ones.
    pub owner: Option<String>,
}

/// What would be done, node by node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// The nodes, in the order they would be written.
    pub nodes: Vec<NodePlan>,
    /// Why it must not be done. Empty if it may.
    pub refusals: Vec<Refusal>,
    /// What would be refused, had the [`Rules`] not allowed it.
    pub allowed: Vec<Refusal>,
}

/// What would be done on one node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NodePlan {
    /// `host:port`, or a socket's path.
    pub address: String,
    /// The [digest](Live::digest) of all that the node held when it was read. It is written only if
    /// that is what it still holds.
    pub seen: String,
    /// One for every library, local or on the node, by name.
    pub changes: Vec<Change>,
    /// Functions that go from one library to another.
    pub moves: Vec<Move>,
    /// What callers of the libraries that are there may notice.
    pub impacts: Vec<Impact>,
}

/// What would be done with one library.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The library's name.
    pub library: String,
    /// What would be done.
    pub action: Action,
    /// What the node holds.
    pub before: Option<Library>,
    /// What it would hold; `None` where the library is not ours to write, or goes.
    pub after: Option<Library>,
    /// The library's name on the node until now, which goes in the same step.
    pub renamed_from: Option<String>,
}

/// What can be done with a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Action {
    /// The node does not have it.
    Add,
    /// The node has other bytes.
    Change,
    /// It is ours by its owner and no longer among the local ones, or has another name now. It goes.
    Delete,
    /// It is ours by its owner, but no longer among the local ones. It stays.
    Orphan,
    /// The node has the same bytes.
    Same,
    /// It is somebody else's. It is never touched.
    Foreign,
}

impl Action {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Change => "change",
            Self::Delete => "delete",
            Self::Orphan => "orphan",
            Self::Same => "same",
            Self::Foreign => "foreign",
        }
    }

    /// Whether the node would be written.
    #[must_use]
    pub fn is_write(self) -> bool {
        matches!(self, Self::Add | Self::Change | Self::Delete)
    }
}

/// A function that goes from one library to another.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Move {
    /// The function's name, as its new library writes it.
    pub function: String,
    /// The library that holds it.
    pub from: String,
    /// The library that would hold it.
    pub to: String,
}

/// How many libraries of each action there are. A library counts once, by the action that does most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// [`Action::Add`]
    pub add: usize,
    /// [`Action::Change`]
    pub change: usize,
    /// [`Action::Delete`]
    pub delete: usize,
    /// [`Action::Orphan`]
    pub orphan: usize,
    /// [`Action::Same`]
    pub same: usize,
    /// [`Action::Foreign`]
    pub foreign: usize,
}

impl Plan {
    /// Whether any node would be written.
    #[must_use]
    pub fn has_writes(&self) -> bool {
        self.changes().any(|change| change.action.is_write())
    }

    /// The counts over all nodes.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let names: BTreeSet<&str> = self.changes().map(|change| change.library.as_str()).collect();
        let mut summary = Summary::default();
        for name in names {
            let actions = self.changes().filter(|change| change.library == name);
            // The actions are declared in the order of how much they do.
            match actions.map(|change| change.action).min() {
                Some(Action::Add) => summary.add += 1,
                Some(Action::Change) => summary.change += 1,
                Some(Action::Delete) => summary.delete += 1,
                Some(Action::Orphan) => summary.orphan += 1,
                Some(Action::Same) => summary.same += 1,
                Some(Action::Foreign) => summary.foreign += 1,
                None => {}
            }
        }
        summary
    }

    pub(crate) fn changes(&self) -> impl Iterator<Item = &Change> {
        self.nodes.iter().flat_map(|node| &node.changes)
    }
}

impl NodePlan {
    /// Whether the node would be written.
    #[must_use]
    pub fn has_writes(&self) -> bool {
        self.changes.iter().any(|change| change.action.is_write())
    }
}

/// Compares `libraries` with what every node holds.
#[must_use]
pub fn plan(libraries: &[Library], lives: &[Live], rules: &Rules) -> Plan {
    let mut impacts = Impacts::default();
    let node = |live| plan_node(libraries, live, rules, &mut impacts);
    let nodes: Vec<NodePlan> = lives.iter().map(node).collect();
    let found = judge::refusals(libraries, &nodes).into_iter();
    let (allowed, refusals) = found.partition(|refusal| refusal.is_allowed(rules));
    Plan { nodes, refusals, allowed }
}

fn plan_node(libraries: &[Library], live: &Live, rules: &Rules, impacts: &mut Impacts) -> NodePlan {
    let ours = libraries.iter().map(|library| change(library, live.library(&library.name)));
    let is_local = |held: &&Library| libraries.iter().any(|library| library.name == held.name);
    let others =
        live.libraries.iter().filter(|held| !is_local(held)).map(|held| other(held, rules));
    let mut changes: Vec<Change> = ours.chain(others).collect();
    changes.sort_by(|a, b| a.library.cmp(&b.library));
    rename::find(&mut changes, rules);
    let (moves, impacts) = (moves::moves(&changes), impacts.of(&changes));
    NodePlan { address: live.address.clone(), seen: live.digest(), changes, moves, impacts }
}

fn change(library: &Library, held: Option<&Library>) -> Change {
    let action = match held {
        None => Action::Add,
        Some(held) if held.code == library.code => Action::Same,
        Some(_) => Action::Change,
    };
    Change {
        library: library.name.clone(),
        action,
        before: held.cloned(),
        after: Some(library.clone()),
        renamed_from: None,
    }
}

/// What is on the node, but not among the local ones.
fn other(held: &Library, rules: &Rules) -> Change {
    let action = match (tombstone::is_one(held), is_ours(held, rules)) {
        (true, _) => Action::Delete,
        (false, true) if rules.prune => Action::Delete,
        (false, true) => Action::Orphan,
        (false, false) => Action::Foreign,
    };
    let before = Some(held.clone());
    Change { library: held.name.clone(), action, before, after: None, renamed_from: None }
}

fn is_ours(held: &Library, rules: &Rules) -> bool {
    rules.owner.is_some() && held.owner == rules.owner
}

#[cfg(test)]
mod tests;
