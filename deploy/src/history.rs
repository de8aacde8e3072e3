//! Deploys into a record of what they replaced, and the record into a plan that brings it back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plan::{self, Impacts, Refusal};
use crate::stored::Stored;
use crate::{
    Action, Change, Error, Kind, Library, Live, NodePlan, Outcome, Plan, Report, moment, moves,
    tombstone,
};

mod store;

pub use store::Store;

/// How many deploys are remembered.
const LONGEST: usize = 50;

/// A deploy: what was where before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entry {
    /// Its number in this history.
    pub id: u64,
    /// When it began, in UTC.
    pub at: String,
    /// Who did it: `USER@HOST`.
    pub by: String,
    /// What is known of its end.
    pub end: End,
    /// The deploy before which this one returned to, if it was a rollback.
    pub back_to: Option<u64>,
    /// What a rule would have forbidden, had it not been allowed.
    #[serde(default)]
    pub allowed: Vec<String>,
    nodes: Vec<NodeEntry>,
    /// The code of everything that was replaced, by digest.
    replaced: BTreeMap<String, Stored>,
}

/// What is known of a deploy's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Nothing: it has not ended, or it died.
    Begun,
    /// All nodes were written.
    Applied,
    /// Some nodes were written, or it is not known.
    Partial,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct NodeEntry {
    address: String,
    changes: Vec<ChangeEntry>,
}

/// What a library was and became on a node: digests, `None` where there was none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ChangeEntry {
    library: String,
    before: Option<String>,
    after: Option<String>,
}

impl End {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Applied => "applied",
            Self::Partial => "partial",
        }
    }
}

impl Entry {
    /// The libraries it wrote, by name.
    #[must_use]
    pub fn libraries(&self) -> Vec<&str> {
        let names = self.nodes.iter().flat_map(|node| &node.changes);
        let mut names: Vec<&str> = names.map(|change| change.library.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// What became of it. Of a deploy that wrote nothing there is nothing to remember.
    fn ended(&mut self, report: &Report) -> bool {
        self.end = match report.outcome() {
            Outcome::Applied => End::Applied,
            Outcome::Partial => End::Partial,
            Outcome::NothingToDo | Outcome::Refused | Outcome::Failed => return false,
        };
        true
    }

    fn before(&self, change: &ChangeEntry) -> Result<Option<Library>, Error> {
        let Some(digest) = &change.before else { return Ok(None) };
        let stored = self.replaced.get(digest).and_then(Stored::library);
        match stored.filter(|library| library.digest == *digest) {
            Some(library) => Ok(Some(library)),
            None => Err(Error::new(
                Kind::File,
                format!("the history's code of library `{}` is damaged", change.library),
            )),
        }
    }
}

/// Records that a plan is about to be carried out. Call it before, and [`end`] afterwards.
///
/// # Errors
///
/// If the record cannot be written; then nothing should be.
pub fn begin(store: &mut Store<'_>, plan: &Plan, back_to: Option<u64>) -> Result<u64, Error> {
    let entries = store.read()?;
    let id = entries.last().map_or(1, |last| last.id + 1);
    let mut entry = Entry {
        id,
        at: moment::now(),
        by: moment::who(),
        end: End::Begun,
        back_to,
        allowed: plan.allowed.iter().map(ToString::to_string).collect(),
        nodes: Vec::new(),
        replaced: BTreeMap::new(),
    };
    for node in plan.nodes.iter().filter(|node| node.has_writes()) {
        let writes = node.changes.iter().filter(|change| change.action.is_write());
        let digest = |library: &Option<Library>| library.as_ref().map(|it| it.digest.clone());
        let mut changes = Vec::new();
        for change in writes {
            // What a broken deploy left behind is not to come back.
            let before = change.before.clone().filter(|held| !tombstone::is_one(held));
            let (library, after) = (change.library.clone(), digest(&change.after));
            changes.push(ChangeEntry { library, before: digest(&before), after });
            entry.replaced.extend(before.map(|held| (held.digest.clone(), Stored::of(&held))));
        }
        entry.nodes.push(NodeEntry { address: node.address.clone(), changes });
    }
    let id = store.add(entry)?;
    let surplus = (entries.len() + 1).saturating_sub(LONGEST);
    for old in &entries[..surplus] {
        store.remove(old.id)?;
    }
    Ok(id)
}

/// Records what became of it.
///
/// # Errors
///
/// If the record cannot be written.
pub fn end(store: &mut Store<'_>, id: u64, report: &Report) -> Result<(), Error> {
    let Some(mut entry) = store.read()?.into_iter().find(|entry| entry.id == id) else {
        return Ok(());
    };
    if entry.ended(report) { store.put(&entry) } else { store.remove(id) }
}

/// The deploys, oldest first.
///
/// # Errors
///
/// If they cannot be read.
pub fn list(store: &mut Store<'_>) -> Result<Vec<Entry>, Error> {
    store.read()
}

/// The last deploy that was not taken back, which is the one that `rollback` returns to before.
#[must_use]
pub fn last(entries: &[Entry]) -> Option<u64> {
    let mut until = u64::MAX;
    for entry in entries.iter().rev() {
        match entry.back_to {
            // All from there on are taken back, the ones in between too.
            Some(back_to) if entry.id < until => until = until.min(back_to),
            None if entry.id < until => return Some(entry.id),
            _ => {}
        }
    }
    None
}

/// What brings the nodes back to before the deploy `id`, whatever came after it. A node that was not
/// there then gets what the others had, if they agree.
///
/// # Errors
///
/// If there is no such deploy, or its record is damaged.
pub fn back(entries: &[Entry], id: u64, lives: &[Live]) -> Result<Plan, Error> {
    if entries.iter().all(|entry| entry.id != id) {
        let message =
            format!("the history has no deploy {id}; `rollback --list` shows what it has");
        return Err(Error::new(Kind::File, message));
    }
    let mut plan = Plan { nodes: Vec::new(), refusals: Vec::new(), allowed: Vec::new() };
    let mut impacts = Impacts::default();
    for live in lives {
        match wanted(entries, id, &live.address)? {
            Some(wanted) => plan.nodes.push(back_node(live, &wanted, &mut impacts)),
            None => plan.refusals.push(Refusal::Moved {
                address: live.address.clone(),
                what: "it was added, and the other nodes did not hold the same then,".to_owned(),
            }),
        }
    }
    Ok(plan)
}

/// What a library was, or that there was none, by name.
type Held = BTreeMap<String, Option<Library>>;

/// What the libraries were that any deploy since then wrote: the earliest record of each counts.
fn wanted(entries: &[Entry], id: u64, address: &str) -> Result<Option<Held>, Error> {
    let since = || entries.iter().filter(|entry| entry.id >= id);
    let mut addresses: Vec<&str> =
        since().flat_map(|entry| &entry.nodes).map(|node| node.address.as_str()).collect();
    addresses.sort_unstable();
    addresses.dedup();
    let is_known = addresses.contains(&address);
    let mut found: Option<Held> = None;
    for of in addresses.into_iter().filter(|of| !is_known || *of == address) {
        let mut held = Held::new();
        for entry in since() {
            for change in
                entry.nodes.iter().filter(|node| node.address == of).flat_map(|it| &it.changes)
            {
                if !held.contains_key(&change.library) {
                    held.insert(change.library.clone(), entry.before(change)?);
                }
            }
        }
        match &found {
            Some(other) if *other != held => return Ok(None),
            _ => found = Some(held),
        }
    }
    Ok(found)
}

fn back_node(live: &Live, wanted: &Held, impacts: &mut Impacts) -> NodePlan {
    let held = live.libraries.iter().map(|held| &held.name);
    let mut names: Vec<&String> = held.chain(wanted.keys()).collect();
    names.sort();
    names.dedup();
    let changes: Vec<Change> = names
        .into_iter()
        .filter_map(|name| back_library(name, live.library(name), wanted.get(name)))
        .collect();
    let (moves, impacts) = (moves::moves(&changes), impacts.of(&changes));
    NodePlan { address: live.address.clone(), seen: live.digest(), changes, moves, impacts }
}

fn back_library(
    name: &str,
    held: Option<&Library>,
    wanted: Option<&Option<Library>>,
) -> Option<Change> {
    let (action, after) = match (held, wanted) {
        (_, None) => (Action::Foreign, None),
        (None, Some(None)) => return None,
        (Some(_), Some(None)) => (Action::Delete, None),
        (None, Some(Some(after))) => (Action::Add, Some(after)),
        (Some(held), Some(Some(after))) if held.code == after.code => (Action::Same, Some(after)),
        (Some(_), Some(Some(after))) => (Action::Change, Some(after)),
    };
    Some(plan::Change {
        library: name.to_owned(),
        action,
        before: held.cloned(),
        after: after.cloned(),
        renamed_from: None,
    })
}

#[cfg(test)]
mod tests;
