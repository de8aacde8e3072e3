//! A command that does not exist.

use super::{COMMANDS, Rule, asks_for_version, calls, command};
use crate::commands::Lookup;
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::Call;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("unknown_command.md"), find };

const ID: &str = "unknown-command";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (_, call) in calls(unit, &COMMANDS) {
            found.extend(judge(unit, call));
        }
    }
}

fn judge(unit: &Unit<'_>, call: &Call) -> Option<Diagnostic> {
    let location = unit.at(call.arguments.first()?.span);
    // Who catches the error may well be asking whether the server has it.
    let is_caught = call.is_protected || call.name == "redis.pcall";
    match command(call)? {
        Lookup::Missing(name) => {
            let shown = name.replace('|', " ").to_ascii_uppercase();
            let message = format!("no server has the command `{shown}`");
            let finding = Diagnostic::error(ID, location, message).label("unknown");
            let finding = if is_caught { Diagnostic { level: Level::Warn, ..finding } } else { finding };
            Some(finding.help(help(name)))
        }
        Lookup::Found(command) | Lookup::Container(command) => {
            let missing = command.profiles().others();
            if missing.is_empty() || is_caught || asks_for_version(unit) {
                return None;
            }
            let shown = command.name.replace('|', " ").to_ascii_uppercase();
            let message = format!("not every server has the command `{shown}`");
            Some(Diagnostic::error(ID, location, message).on(missing))
        }
        Lookup::Module => None,
    }
}

fn help(name: &str) -> &'static str {
    if name.contains(' ') {
        "name and subcommand are two arguments: `redis.call('OBJECT', 'ENCODING', key)`"
    } else {
        "the command of a module without a dot in its name is allowed by `-- fcall: allow(unknown-command) reason`"
    }
}
