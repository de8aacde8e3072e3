//! A write in a function that says it does not write.

use super::{COMMANDS, Rule, command};
use crate::commands::{Command, Flag, Lookup};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::Call;
use crate::load::Registration;
use crate::profile::Profiles;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("write_in_no_writes.md"), find };

const ID: &str = "write-in-no-writes";

/// Commands that can write and whose other form cannot.
const READING: [(&str, &str); 6] = [
    ("sort", "SORT_RO"),
    ("georadius", "GEORADIUS_RO"),
    ("georadiusbymember", "GEORADIUSBYMEMBER_RO"),
    ("bitfield", "BITFIELD_RO"),
    ("getex", "GET"),
    ("xreadgroup", "XREAD"),
];

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (registration, trace) in unit.loaded.registrations.iter().zip(unit.traces()) {
            let flag = registration.flags.iter().find(|flag| flag.word == "no-writes");
            let Some(flag) = flag.filter(|_| registration.has_known_flags) else { continue };
            let calls = trace.calls.iter().filter(|call| COMMANDS.contains(&call.name));
            let findings = calls.filter_map(|call| judge(unit, registration, call));
            let here = unit.at(flag.span);
            let says = format!("the {} says it does not write", unit.noun());
            found.extend(findings.map(|finding| finding.related(here, &says)));
        }
    }
}

fn judge<'s>(
    unit: &Unit<'s>,
    registration: &Registration<'s>,
    call: &Call,
) -> Option<Diagnostic> {
    let Lookup::Found(command) = command(call)? else { return None };
    let writing = command.with(Flag::Write).or(command.with(Flag::MayReplicate));
    // What may not run in a script at all is another rule's.
    if writing.and(command.with(Flag::NoScript).others()).is_empty() {
        return None;
    }
    let shown = command.name.replace('|', " ").to_ascii_uppercase();
    let function = unit.name_of(registration).unwrap_or_default();
    let message = format!("`{shown}` fails in `{function}`, which is `no-writes`{}", reason(command));
    let is_everywhere = writing == command.profiles();
    let finding = Diagnostic::error(ID, unit.at(call.arguments.first()?.span), message)
        .on(if is_everywhere { Profiles::ALL } else { writing })
        .help(help(command));
    let is_caught = call.is_protected || call.name == "redis.pcall";
    Some(if is_caught { Diagnostic { level: Level::Warn, ..finding } } else { finding })
}

fn reason(command: &Command) -> &'static str {
    if command.with(Flag::Write).is_empty() {
        ": it is replicated"
    } else if READING.iter().any(|(name, _)| *name == command.name) {
        ": it can write, whatever its arguments are"
    } else {
        ""
    }
}

fn help(command: &Command) -> String {
    match READING.iter().find(|(name, _)| *name == command.name) {
        Some((_, other)) => format!("use `{other}`, or leave the flag out"),
        None => "leave the flag out, or do not write".to_owned(),
    }
}
