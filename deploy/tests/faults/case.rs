//! One deploy that meets its faults.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use fcall_deploy::history::{self, Store};
use fcall_deploy::{
    Error, Library, Node, Options, Plan, Report, Rules, apply, live, plan, preflight,
};

use crate::common::{library, ours, release};
use crate::fault::Fault;
use crate::proxy::Trace;
use crate::rig::{HISTORY, Rig};

/// What is there, and what shall be.
pub(crate) struct Change {
    pub(crate) name: &'static str,
    pub(crate) old: Vec<Library>,
    pub(crate) new: Vec<Library>,
}

/// Every way in which a deploy writes: LOAD and RESTORE, both with REPLACE and without, and DELETE.
pub(crate) fn changes() -> Vec<Change> {
    let (a, b) = (library("a", &["f"]), library("b", &["g", "h"]));
    let (newer_a, newer_b) = (release("a", "2.0.0", &["f", "g"]), release("b", "2.0.0", &["h"]));
    let (gone, also_gone) = (ours("gone", &["k"]), ours("also_gone", &["l"]));
    vec![
        Change { name: "add one", old: vec![a.clone()], new: vec![a.clone(), b.clone()] },
        Change {
            name: "change one",
            old: vec![a.clone(), b.clone()],
            new: vec![a.clone(), newer_b.clone()],
        },
        Change { name: "add several", old: vec![], new: vec![a.clone(), b.clone()] },
        Change {
            name: "move, add and delete",
            old: vec![a.clone(), b.clone(), gone.clone(), also_gone.clone()],
            new: vec![newer_a, newer_b, library("c", &["m"])],
        },
        Change { name: "delete one", old: vec![a.clone(), gone.clone()], new: vec![a.clone()] },
        Change { name: "delete several", old: vec![a.clone(), gone, also_gone], new: vec![a] },
    ]
}

/// What came of it.
pub(crate) struct Came {
    pub(crate) report: Option<Report>,
    pub(crate) trace: Trace,
    /// The number in the history, if it was begun.
    pub(crate) id: Option<u64>,
    /// Why nothing was tried.
    pub(crate) stopped: Vec<Error>,
}

/// Where the deploys of a rig are recorded.
pub(crate) enum Place {
    File(PathBuf),
    Key,
}

impl Place {
    pub(crate) fn store<'n>(&self, nodes: &'n mut [Node]) -> Store<'n> {
        match self {
            Self::File(path) => Store::File(path.clone()),
            Self::Key => Store::Key(HISTORY.to_owned(), nodes),
        }
    }
}

pub(crate) fn rules() -> Rules {
    Rules { prune: true, owner: Some("us".into()), ..Rules::default() }
}

/// Plans over a good wire, and carries it out over one with faults.
pub(crate) fn deploy(rig: &Rig, change: &Change, faults: &[Fault], place: &Place) -> Came {
    let (plan, mut nodes) = planned(rig, change, faults.is_empty());
    rig.gate.set(faults);
    let mut came = carry_out(&plan, &mut nodes, place);
    drop(nodes);
    came.trace = rig.gate.clear();
    came
}

fn planned(rig: &Rig, change: &Change, is_patient: bool) -> (Plan, Vec<Node>) {
    for _ in 0..20 {
        let Ok(mut nodes) = rig.nodes(is_patient) else { continue };
        if let Ok(lives) = live::read(&mut nodes) {
            return (plan::plan(&change.new, &lives, &rules()), nodes);
        }
        // The machine is busy with something else.
        thread::sleep(Duration::from_millis(100));
    }
    panic!("cannot even plan: {:?}", rig.nodes(true).map(|_| ()))
}

/// In the order of `cargo fcall deploy`.
fn carry_out(plan: &Plan, nodes: &mut [Node], place: &Place) -> Came {
    let trace = Trace { sent: vec![], met: vec![] };
    let mut came = Came { report: None, trace, id: None, stopped: vec![] };
    let found = preflight::preflight(plan, nodes, None);
    if !found.problems.is_empty() {
        came.stopped = found.problems;
        return came;
    }
    match history::begin(&mut place.store(nodes), plan, None) {
        Ok(id) => came.id = Some(id),
        Err(error) => {
            came.stopped.push(error);
            return came;
        }
    }
    let report = apply::apply_with(plan, nodes, &Options::default());
    if let Some(id) = came.id {
        // What cannot be recorded stays `begun`.
        let _ = history::end(&mut place.store(nodes), id, &report);
    }
    came.report = Some(report);
    came
}
