//! Random numbers that repeat.

use super::{Rule, calls};
use crate::diagnostic::{Diagnostic, Level};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("random_repeats.md"), find };

const ID: &str = "random-repeats";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        // A library that seeds has thought of it.
        if calls(unit, &["math.randomseed"]).next().is_some() {
            continue;
        }
        for (_, call) in calls(unit, &["math.random"]) {
            let message = "`math.random` gives the same numbers after each start of the server";
            let finding = Diagnostic::warning(ID, unit.at(call.span), message);
            found.push(finding.help("for an id let the caller send one, or count with INCR"));
        }
    }
}
