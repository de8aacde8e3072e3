//! Local libraries and what nodes hold into what would have to be done. Pure.

use std::collections::BTreeSet;

use crate::{Library, Live, order};

mod refusal;

pub use refusal::Refusal;

/// What a plan may do beyond adding and changing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// Whether a lower release may replace a higher one.
    pub allow_downgrade: bool,
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
}

/// What would be done on one node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NodePlan {
    /// `host:port`, or a socket's path.
    pub address: String,
    /// One for every library, local or on the node, by name.
    pub changes: Vec<Change>,
    /// Functions that go from one library to another.
    pub moves: Vec<Move>,
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
    /// What it would hold; `None` where the library is not ours to write.
    pub after: Option<Library>,
}

/// What can be done with a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Action {
    /// The node does not have it.
    Add,
    /// The node has other bytes.
    Change,
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
            Self::Orphan => "orphan",
            Self::Same => "same",
            Self::Foreign => "foreign",
        }
    }

    /// Whether the node would be written.
    #[must_use]
    pub fn is_write(self) -> bool {
        matches!(self, Self::Add | Self::Change)
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
                Some(Action::Orphan) => summary.orphan += 1,
                Some(Action::Same) => summary.same += 1,
                Some(Action::Foreign) => summary.foreign += 1,
                None => {}
            }
        }
        summary
    }

    fn changes(&self) -> impl Iterator<Item = &Change> {
        self.nodes.iter().flat_map(|node| &node.changes)
    }
}

impl NodePlan {
    /// The changes to write, in an order in which no function is taken before it is given up.
    #[must_use]
    pub fn steps(&self) -> Vec<&Change> {
        order::steps(&self.changes).unwrap_or_default()
    }
}

/// Compares `libraries` with what every node holds.
#[must_use]
pub fn plan(libraries: &[Library], lives: &[Live], rules: &Rules) -> Plan {
    let nodes: Vec<NodePlan> = lives.iter().map(|live| plan_node(libraries, live, rules)).collect();
    let refusals = refusal::refusals(libraries, &nodes, rules);
    Plan { nodes, refusals }
}

fn plan_node(libraries: &[Library], live: &Live, rules: &Rules) -> NodePlan {
    let ours = libraries.iter().map(|library| change(library, live.library(&library.name)));
    let is_local = |held: &&Library| libraries.iter().any(|library| library.name == held.name);
    let others =
        live.libraries.iter().filter(|held| !is_local(held)).map(|held| untouched(held, rules));
    let mut changes: Vec<Change> = ours.chain(others).collect();
    changes.sort_by(|a, b| a.library.cmp(&b.library));
    let moves = order::moves(&changes);
    NodePlan { address: live.address.clone(), changes, moves }
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
    }
}

fn untouched(held: &Library, rules: &Rules) -> Change {
    let is_ours = rules.owner.is_some() && held.owner == rules.owner;
    let action = if is_ours { Action::Orphan } else { Action::Foreign };
    Change { library: held.name.clone(), action, before: Some(held.clone()), after: None }
}

#[cfg(test)]
mod tests;
