//! A command that may not run in a script.

use super::{COMMANDS, Rule, asks_for_version, calls, command};
use crate::commands::{Flag, Lookup};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::Call;
use crate::profile::Profiles;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("noscript_command.md"), find };

const ID: &str = "noscript-command";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (_, call) in calls(unit, &COMMANDS) {
            found.extend(judge(unit, call));
        }
    }
}

fn judge(unit: &Unit<'_>, call: &Call) -> Option<Diagnostic> {
    let Lookup::Found(command) = command(call)? else { return None };
    let refusing = command.with(Flag::NoScript);
    if refusing.is_empty() {
        return None;
    }
    let shown = command.name.replace('|', " ").to_ascii_uppercase();
    let message = format!("`{shown}` may not be called from a {}", unit.noun());
    let everywhere = refusing == command.profiles();
    if !everywhere && asks_for_version(unit) {
        return None;
    }
    let finding = Diagnostic::error(ID, unit.at(call.arguments.first()?.span), message)
        .on(if everywhere { Profiles::ALL } else { refusing });
    let is_caught = call.is_protected || call.name == "redis.pcall";
    Some(match command.with(Flag::Blocks).is_empty() {
        _ if is_caught => Diagnostic { level: Level::Warn, ..finding },
        true => finding,
        false => finding.help("where it may be called, it does not wait: use the form that does not block"),
    })
}
