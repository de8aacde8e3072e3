//! Faults that meet certain commands, one after the other: what came of them is known.

use fcall_deploy::Written;

use crate::case::{self, Change, Place, changes};
use crate::check::{check, result};
use crate::fault::{Fault, Kind};
use crate::rig::Rig;

const FULL: Kind = Kind::Answer("OOM command not allowed when used memory > 'maxmemory'.");
const DENIED: Kind = Kind::Answer("NOPERM this user has no permissions to run the command");

/// Deploys with a fault at each of these commands, counted from the start of the deploy.
fn meet(
    rig: &Rig,
    change: &Change,
    without: &str,
    commands: &[(Kind, &str, usize)],
) -> (Written, String) {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::File(folder.path().join("history.json"));
    let mut faults: Vec<Fault> = Vec::new();
    // Where a command comes is known when those before it have met their faults.
    for (kind, wanted, number) in commands {
        rig.reset(&change.old, without);
        let sent = case::deploy(rig, change, &faults, &place).trace.sent;
        let found = sent.iter().enumerate().filter(|(_, (_, command))| command == wanted);
        let step = found.map(|(step, _)| step).nth(*number).expect("it is sent so often");
        faults.push(Fault { kind: *kind, node: 0, step, lasts: 1 });
    }
    rig.reset(&change.old, without);
    let came = case::deploy(rig, change, &faults, &place);
    check(rig, change, &came, &place);
    let node = &came.report.as_ref().unwrap().nodes[0];
    (result(node), format!("{:?}", node.error))
}

/// The first write is late, and what is written instead of it is refused: the server drops the first,
/// or the report allows for it.
#[test]
fn a_write_that_arrives_after_the_report() {
    let rig = Rig::start(false);
    let faults = [(Kind::LateRequest, "FUNCTION RESTORE", 0), (FULL, "FUNCTION RESTORE", 1)];
    let (result, error) = meet(&rig, &changes()[3], "", &faults);
    assert_eq!(result, Written::Failed, "{error}");
    let (result, error) = meet(&rig, &changes()[3], "+client|kill", &faults);
    assert_ne!(result, Written::Failed, "{error}");
}

/// The server is not told to drop what was given up, so what comes behind it is not sure: putting the
/// libraries back would lead a late DELETE to one of them, and a late RESTORE brings tombstones again.
#[test]
fn nothing_goes_behind_a_lost_request_that_may_still_arrive() {
    let rig = Rig::start(false);
    for name in ["move, add and delete", "delete several"] {
        let change = changes().into_iter().find(|change| change.name == name).unwrap();
        for faults in [
            [(Kind::LateRequest, "FUNCTION DELETE", 0), (DENIED, "FUNCTION DELETE", 1)].as_slice(),
            &[(Kind::LateRequest, "FUNCTION DELETE", 1), (DENIED, "FUNCTION DELETE", 2)],
            &[(Kind::LateRequest, "FUNCTION RESTORE", 0)],
        ] {
            let (result, error) = meet(&rig, &change, "+client|kill", faults);
            assert_eq!(result, Written::Unknown, "{name}, {faults:?}: {error}");
            assert!(error.contains("see `status`"), "{name}, {faults:?}: {error}");
        }
    }
}

/// What was written stays between old and new, and the way back meets a fault too.
#[test]
fn the_way_back_is_tried_again() {
    let rig = Rig::start(false);
    for name in ["move, add and delete", "delete several"] {
        let change = changes().into_iter().find(|change| change.name == name).unwrap();
        for kind in [Kind::CutRequest, Kind::CutReply, Kind::KillAndRestart] {
            let faults = [(DENIED, "FUNCTION DELETE", 0), (kind, "FUNCTION RESTORE", 1)];
            let (result, error) = meet(&rig, &change, "", &faults);
            assert_eq!(result, Written::RolledBack, "{name}, {kind:?}: {error}");
        }
    }
}
