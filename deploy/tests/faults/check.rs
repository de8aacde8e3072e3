//! What must be true after a deploy that met faults, whatever they were.

use std::collections::BTreeMap;

use fcall_deploy::history::{self, End};
use fcall_deploy::{Kind, NodeReport, Outcome, Report, Written, apply, live, plan};

use crate::case::{Came, Change, Place, rules};
use crate::common::{SECRET, expected};
use crate::rig::Rig;

type Held = BTreeMap<String, Vec<u8>>;

/// How long a lock may outlive its deploy, in milliseconds.
const LOCK_LASTS: i64 = 600_000;

pub(crate) fn check(rig: &Rig, change: &Change, came: &Came, place: &Place) {
    let [old, new] = [&change.old, &change.new].map(|it| expected(&it.iter().collect::<Vec<_>>()));
    rig.revive();
    let held = rig.held();
    if let Some(report) = &came.report {
        the_report_is_true(rig, report, &held, (&old, &new));
    } else {
        assert!(held.iter().all(|held| *held == old), "written without a report: {held:?}");
        assert!(!came.stopped.is_empty());
    }
    let left = rig.take_locks();
    assert!(left.iter().all(|it| (1..=LOCK_LASTS).contains(it)), "locks without an end: {left:?}");
    let notes = came.report.iter().flat_map(|report| &report.notes);
    let said = notes.filter(|note| note.contains("could not be given back")).count();
    let errors =
        came.report.iter().flat_map(|report| &report.nodes).filter_map(|it| it.error.as_ref());
    let said =
        said + errors.filter(|error| error.message.contains("could not be given back")).count();
    assert!(left.is_empty() || said > 0, "nobody said that a lock was left");
    rig.permit("");
    the_history_agrees(rig, came, place);
    again_brings_it_there(rig, change, &new);
    the_way_back(rig, came, place, &old);
}

fn the_report_is_true(rig: &Rig, report: &Report, held: &[Held], (old, new): (&Held, &Held)) {
    let shown = format!("{report:?}");
    assert!(!shown.contains(SECRET));
    assert_eq!(report.nodes.len(), held.len());
    for node in &report.nodes {
        let is_it = |ports: &(u16, u16)| node.address.ends_with(&format!(":{}", ports.1));
        let index = rig.gate.ports.iter().position(is_it).unwrap();
        let held = &held[index];
        let is_true = match result(node) {
            Written::Applied => held == new,
            Written::Unchanged | Written::Failed | Written::RolledBack => held == old,
            Written::Unknown => [old, new].iter().any(|whole| is_between(held, whole)),
            other => panic!("a result that nobody knows: {other:?}"),
        };
        let names: Vec<&String> = held.keys().collect();
        assert!(is_true, "{} is not what {} holds: {names:?}", result(node).word(), node.address);
        let is_said = node.error.is_some() || !report.refusals.is_empty();
        assert!(is_said || result(node) == Written::Applied, "{} does not say why", node.address);
        let kind = node.error.as_ref().map(|error| error.kind);
        assert!(kind != Some(Kind::Overwritten), "nobody else writes here: {:?}", node.error);
    }
}

/// All writes of a node have one result.
pub(crate) fn result(node: &NodeReport) -> Written {
    let writes = node.changes.iter().filter(|change| change.change.action.is_write());
    let mut results: Vec<Written> = writes.map(|change| change.result).collect();
    results.dedup();
    assert_eq!(results.len(), 1, "{results:?}");
    results[0]
}

/// All of it, and at most tombstones besides: those of what went, where it could not be deleted. The
/// next deploy clears them away.
fn is_between(held: &Held, whole: &Held) -> bool {
    let is_there = |(name, code): (&String, &Vec<u8>)| held.get(name) == Some(code);
    let is_tombstone = |code: &[u8]| code.windows(16).any(|part| part == b"fcall_tombstone_");
    let mut others = held.iter().filter(|(name, _)| !whole.contains_key(*name));
    whole.iter().all(is_there) && others.all(|(_, code)| is_tombstone(code))
}

fn the_history_agrees(rig: &Rig, came: &Came, place: &Place) {
    let mut nodes = rig.nodes(true).unwrap();
    let entries = history::list(&mut place.store(&mut nodes)).unwrap();
    let end = came.id.and_then(|id| entries.iter().find(|entry| entry.id == id)).map(|it| it.end);
    let wanted = match came.report.as_ref().map(Report::outcome) {
        Some(Outcome::Applied) => Some(End::Applied),
        Some(Outcome::Partial) => Some(End::Partial),
        _ => None,
    };
    // The key's server may have been away when the end was to be written.
    let is_open = matches!(place, Place::Key) && end == Some(End::Begun);
    assert!(end == wanted || is_open, "{end:?} is recorded of {wanted:?}");
}

fn again_brings_it_there(rig: &Rig, change: &Change, new: &Held) {
    let mut nodes = rig.nodes(true).unwrap();
    for is_second in [false, true] {
        let lives = live::read(&mut nodes).unwrap();
        let plan = plan::plan(&change.new, &lives, &rules());
        let report = apply::apply(&plan, &mut nodes);
        let is_done = match report.outcome() {
            Outcome::NothingToDo => true,
            Outcome::Applied => !is_second,
            _ => false,
        };
        assert!(is_done && report.notes.is_empty(), "again: {report:?}");
        assert!(rig.held().iter().all(|held| held == new), "deploying again does not converge");
    }
    assert!(rig.take_locks().is_empty());
}

/// What was recorded brings the old back, wherever the deploy was written.
fn the_way_back(rig: &Rig, came: &Came, place: &Place, old: &Held) {
    let mut nodes = rig.nodes(true).unwrap();
    let entries = history::list(&mut place.store(&mut nodes)).unwrap();
    let Some(id) = came.id.filter(|id| entries.iter().any(|entry| entry.id == *id)) else { return };
    let lives = live::read(&mut nodes).unwrap();
    let plan = history::back(&entries, id, &lives).unwrap();
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(report.outcome(), Outcome::Applied, "{report:?}");
    assert!(rig.held().iter().all(|held| held == old), "the way back ends elsewhere");
}
