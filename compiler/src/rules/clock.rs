//! A time that is not what it seems.

use super::{COMMANDS, Rule, calls, command};
use crate::commands::Lookup;
use crate::diagnostic::{Diagnostic, Level};
use crate::infer;
use crate::unit::Unit;

pub(super) const RULE: Rule = Rule { id: ID, level: Level::Warn, page: include_str!("clock.md"), find };

const ID: &str = "clock";

/// What the moment of a call is named.
const NAMES: [&str; 7] =
    ["now", "now_ms", "now_us", "now_seconds", "current_time", "current_time_ms", "time_now"];

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units.iter().filter(|unit| unit.syntax_errors.is_empty()) {
        callers(unit, found);
        loops(unit, found);
    }
}

/// Times that the caller sends.
fn callers(unit: &Unit<'_>, found: &mut Vec<Diagnostic>) {
    for registration in &unit.loaded.registrations {
        let signature = infer::signature(registration.callback.as_ref(), &unit.facts);
        for arg in &signature.args.fixed {
            let (Some(name), Some(place)) = (&arg.name, arg.first_use) else { continue };
            if NAMES.contains(&name.as_str()) {
                let message = format!("`{name}` is the caller's time, and callers' clocks differ");
                let finding = Diagnostic::warning(ID, unit.at(place), message);
                found.push(finding.help("ask the server: `redis.call('TIME')`"));
            }
        }
    }
}

/// TIME asked for again and again.
fn loops(unit: &Unit<'_>, found: &mut Vec<Diagnostic>) {
    let asks = |lookup: &Lookup| matches!(lookup, Lookup::Found(command) if command.name == "time");
    for (_, call) in calls(unit, &COMMANDS).filter(|(_, call)| call.is_in_loop) {
        if command(call).is_some_and(asks) {
            let message = "TIME stands still during a call from 7.2 on, and moves before";
            let finding = Diagnostic::warning(ID, unit.at(call.span), message);
            found.push(finding.help("ask once, outside of the loop"));
        }
    }
}
