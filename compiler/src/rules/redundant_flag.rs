//! A flag that does nothing.

use super::{COMMANDS, Rule, command};
use crate::commands::{Flag, Lookup};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::Trace;
use crate::load::Registration;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("redundant_flag.md"), find };

const ID: &str = "redundant-flag";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (registration, trace) in unit.loaded.registrations.iter().zip(unit.traces()) {
            if registration.has_known_flags {
                judge(unit, registration, trace, found);
            }
        }
    }
}

fn judge(unit: &Unit<'_>, registration: &Registration<'_>, trace: &Trace, found: &mut Vec<Diagnostic>) {
    let flag = |word: &str| registration.flags.iter().find(|flag| flag.word == word);
    if let (Some(oom), Some(_)) = (flag("allow-oom"), flag("no-writes")) {
        let message = "`allow-oom` says nothing beside `no-writes`";
        let finding = Diagnostic::warning(ID, unit.at(oom.span), message);
        found.push(finding.help(format!("a {} that does not write runs when memory is full anyway", unit.noun())));
    }
    let Some(stale) = flag("allow-stale") else { return };
    let commands = trace.calls.iter().filter(|call| COMMANDS.contains(&call.name));
    let touches = commands.filter_map(|call| Some((call, command(call)?))).find(|(_, lookup)| {
        matches!(lookup, Lookup::Found(command) if command.with(Flag::Stale).is_empty())
    });
    if let Some((call, Lookup::Found(command))) = touches {
        let name = command.name.replace('|', " ").to_ascii_uppercase();
        let message = format!("`allow-stale` does not help `{name}`, which a stale replica refuses");
        let finding = Diagnostic::warning(ID, unit.at(stale.span), message);
        let finding = finding.related(unit.at(call.span), "it is called here");
        found.push(finding.help(format!("the flag lets a {} start that touches no data", unit.noun())));
    }
}
