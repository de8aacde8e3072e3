//! Names of libraries into what would go from every node, and then is gone.

mod apply;

use std::collections::BTreeSet;

use crate::report::{self, Outcome, Written};
use crate::{Error, Library, Live};

pub use apply::{apply, apply_with};

/// Whose libraries may go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owners {
    /// The `---@owner` whose libraries are ours.
    pub ours: Option<String>,
    /// Whether the others' may go too.
    pub force: bool,
}

/// What would go.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeletePlan {
    /// The nodes, in the order they would be written.
    pub nodes: Vec<DeleteNode>,
    /// Why it must not be done. Empty if it may.
    pub refusals: Vec<String>,
}

/// What would go from one node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteNode {
    /// What it held when the plan was made.
    pub live: Live,
    /// Those of the named libraries that it has.
    pub libraries: Vec<Library>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteReport {
    /// The nodes, in the order of the plan.
    pub nodes: Vec<DeletedNode>,
    /// What else a person should know.
    pub notes: Vec<String>,
}

/// What became of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeletedNode {
    /// `host:port`, or a socket's path.
    pub address: String,
    /// One for every library that was to go. Each is a command of its own.
    pub libraries: Vec<(String, Written)>,
    /// What went wrong.
    pub error: Option<Error>,
}

impl DeletePlan {
    /// The names of what would go from any node.
    #[must_use]
    pub fn names(&self) -> BTreeSet<&str> {
        let libraries = self.nodes.iter().flat_map(|node| &node.libraries);
        libraries.map(|library| library.name.as_str()).collect()
    }
}

impl DeleteReport {
    /// What came of it on the whole.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let has_error = self.nodes.iter().any(|node| node.error.is_some());
        let libraries = self.nodes.iter().flat_map(|node| &node.libraries);
        report::outcome(libraries.map(|(_, result)| *result), has_error)
    }
}

/// Finds the named libraries on every node. Pure.
#[must_use]
pub fn plan(names: &[String], lives: &[Live], owners: &Owners) -> DeletePlan {
    let node = |live: &Live| {
        let is_named = |library: &&Library| names.contains(&library.name);
        let libraries = live.libraries.iter().filter(is_named).cloned().collect();
        DeleteNode { live: live.clone(), libraries }
    };
    let nodes: Vec<DeleteNode> = lives.iter().map(node).collect();
    let refusals = refusals(names, &nodes, owners);
    DeletePlan { nodes, refusals }
}

fn refusals(names: &[String], nodes: &[DeleteNode], owners: &Owners) -> Vec<String> {
    let found: BTreeSet<&str> =
        nodes.iter().flat_map(|node| &node.libraries).map(|it| it.name.as_str()).collect();
    let missing = names.iter().filter(|name| !found.contains(name.as_str()));
    let mut refusals: Vec<String> = missing.map(|name| missing_text(name, nodes)).collect();
    if owners.force {
        return refusals;
    }
    for node in nodes {
        for library in &node.libraries {
            let is_ours = owners.ours.is_some() && library.owner == owners.ours;
            if !is_ours {
                refusals.push(foreign_text(library, node, owners));
            }
        }
    }
    refusals
}

fn missing_text(name: &str, nodes: &[DeleteNode]) -> String {
    let held = nodes.iter().flat_map(|node| &node.live.libraries);
    let held: BTreeSet<&str> = held.map(|library| library.name.as_str()).collect();
    let held = held.into_iter().collect::<Vec<_>>().join(", ");
    let held =
        if held.is_empty() { "there is none".to_owned() } else { format!("there is: {held}") };
    format!("there is no library `{}`; {held}", name.escape_debug())
}

fn foreign_text(library: &Library, node: &DeleteNode, owners: &Owners) -> String {
    let (address, name) = (&node.live.address, &library.name);
    let owner = match &library.owner {
        Some(owner) => format!("belongs to `{owner}`"),
        None => "names no owner (`---@owner`)".to_owned(),
    };
    let ours = match &owners.ours {
        Some(ours) => format!("ours are those of `{ours}`"),
        None => "no owner is ours (`[deploy] owner` of fcall.toml)".to_owned(),
    };
    format!("{address}: library `{name}` {owner}, and {ours}; --force deletes it all the same")
}

#[cfg(test)]
mod tests;
