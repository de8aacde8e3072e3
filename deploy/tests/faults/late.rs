//! A request that arrives when everything is over: the server drops it, or the report allows for it.

use fcall_deploy::Written;

use crate::case::{self, Place, changes};
use crate::check::{check, result};
use crate::fault::{Fault, Kind};
use crate::rig::Rig;

const WRITE: &str = "FUNCTION RESTORE";

#[test]
fn a_write_that_arrives_after_the_report() {
    let rig = Rig::start(false);
    let folder = tempfile::tempdir().unwrap();
    let place = Place::File(folder.path().join("history.json"));
    let change = &changes()[3];
    let full = Kind::Answer("OOM command not allowed when used memory > 'maxmemory'.");
    for (without, expected) in [("", Written::Failed), ("+client|kill", Written::Unknown)] {
        let mut faults: Vec<Fault> = Vec::new();
        // The first write is late, and what is written instead of it is refused.
        for (kind, number) in [(Kind::LateRequest, 0), (full, 1)] {
            rig.reset(&change.old, without);
            let sent = case::deploy(&rig, change, &faults, &place).trace.sent;
            let writes = sent.iter().enumerate().filter(|(_, (_, command))| command == WRITE);
            let step = writes.map(|(step, _)| step).nth(number).expect("it is written once more");
            faults.push(Fault { kind, node: 0, step, lasts: 1 });
        }
        rig.reset(&change.old, without);
        let came = case::deploy(&rig, change, &faults, &place);
        check(&rig, change, &came, &place);
        let node = &came.report.as_ref().unwrap().nodes[0];
        assert_eq!(result(node), expected, "without `{without}`: {:?}", node.error);
    }
}
