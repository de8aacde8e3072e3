//! Every kind of fault at every step, on one server and on a cluster.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::case::{self, Change, Place, changes};
use crate::chance::{self, Chance};
use crate::check::check;
use crate::fault::{Fault, KINDS, Kind};
use crate::rig::Rig;

/// How many faults are tried on one server, and how many on a cluster.
const SINGLE: usize = 125;
const CLUSTER: usize = 80;

/// How many of those on a cluster kill a node, which then takes no keys for two seconds.
const CLUSTER_KILLS: usize = 4;

#[test]
fn every_kind_at_every_step_on_a_server() {
    sweep(&Rig::start(false), SINGLE, usize::MAX);
}

#[test]
fn every_kind_at_every_step_on_a_cluster() {
    sweep(&Rig::start(true), CLUSTER, CLUSTER_KILLS);
}

/// The variable that makes it so many times as long, to search by night.
const LONGER: &str = "FCALL_FAULTS_LONGER";

fn sweep(rig: &Rig, count: usize, mut kills: usize) {
    let longer = std::env::var(LONGER).map_or(1, |times| times.parse().unwrap());
    let count = count * longer;
    let seed = chance::seed();
    let mut chance = Chance::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let places = [Place::File(folder.path().join("history.json")), Place::Key];
    let changes = changes();
    let mut cases = cases(rig, &changes, &places);
    chance.shuffle(&mut cases);
    let mut met = Vec::new();
    for Case { change, place, fault: first, .. } in in_turn(cases).iter().cycle().take(count * 4) {
        if met.len() >= count {
            break;
        }
        if first.kind.kills() && kills == 0 {
            continue;
        }
        kills -= usize::from(first.kind.kills());
        let faults = faults(*first, rig, &mut chance);
        let (tried, place) = (&changes[*change], &places[*place]);
        // One of many users who have less than the line that is shown.
        let without = ["", "", "+client|kill"][chance.below(3)];
        rig.reset(&tried.old, without);
        let came = case::deploy(rig, tried, &faults, place);
        let checked = catch_unwind(AssertUnwindSafe(|| check(rig, tried, &came, place)));
        if let Err(panic) = checked {
            eprintln!("{} without `{without}`: {faults:?}", tried.name);
            eprintln!("sent: {:?}\nmet: {:?}", came.trace.sent, came.trace.met);
            eprintln!("{:?}\n{:?}\n{}", came.report, came.stopped, chance::again(seed));
            resume_unwind(panic);
        }
        met.extend(came.trace.met.into_iter().next());
    }
    assert!(met.len() >= count, "only {} faults were met", met.len());
    let writes = ["FUNCTION LOAD", "FUNCTION RESTORE", "FUNCTION DELETE"];
    for step in ["EVAL", "GET", "FUNCTION LIST"].into_iter().chain(writes) {
        assert!(met.iter().any(|met| met == step), "{step} met no fault; {}", chance::again(seed));
    }
}

/// A change, a place for its history, and the first fault that it meets.
struct Case {
    change: usize,
    place: usize,
    fault: Fault,
    /// What the fault is meant for.
    command: String,
}

/// Every kind at every request of every change.
fn cases(rig: &Rig, changes: &[Change], places: &[Place]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        rig.reset(&change.old, "");
        let place = index % places.len();
        let came = case::deploy(rig, change, &[], &places[place]);
        check(rig, change, &came, &places[place]);
        for (number, (node, command)) in came.trace.sent.iter().enumerate() {
            let before = &came.trace.sent[..number];
            let step = before.iter().filter(|(other, _)| other == node).count();
            let meant = |kind: &Kind| Case {
                change: index,
                place,
                fault: Fault { kind: *kind, node: *node, step, lasts: 1 },
                command: command.clone(),
            };
            // Questions that come before all writes are many: most of those faults are left out.
            let kinds = KINDS.iter().skip(if is_early(command) { number } else { 0 });
            cases.extend(kinds.step_by(if is_early(command) { 5 } else { 1 }).map(meant));
        }
    }
    cases
}

fn is_early(command: &str) -> bool {
    ["ACL", "INFO", "FUNCTION STATS"].iter().any(|it| command.starts_with(it))
}

/// Each command gets its turn: one that is sent once in a deploy would else meet no fault now and then.
fn in_turn(cases: Vec<Case>) -> Vec<Case> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let number = |case: &Case| {
        let turn = if is_early(&case.command) { "early" } else { &case.command };
        let seen = seen.entry(turn.to_owned()).or_default();
        *seen += 1;
        *seen
    };
    let numbers: Vec<usize> = cases.iter().map(number).collect();
    let mut numbered: Vec<(usize, Case)> = numbers.into_iter().zip(cases).collect();
    numbered.sort_by_key(|(number, _)| *number);
    numbered.into_iter().map(|(_, case)| case).collect()
}

/// Some faults stay, and some come in pairs, the second while the first is dealt with.
fn faults(first: Fault, rig: &Rig, chance: &mut Chance) -> Vec<Fault> {
    let lasts = [1, 1, 1, 2, usize::MAX][chance.below(5)];
    let lasts = if first.kind.kills() { 1 } else { lasts };
    let mut faults = vec![Fault { lasts, ..first }];
    if chance.below(3) == 0 {
        let kind = KINDS[chance.below(KINDS.len())];
        let node = chance.below(rig.gate.ports.len());
        let step = if node == first.node { first.step + 1 } else { 0 } + chance.below(12);
        let second = Fault { kind, node, step, lasts: 1 };
        faults.extend(Some(second).filter(|second| !second.kind.kills()));
    }
    faults
}
