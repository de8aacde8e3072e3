//! A command with too few or too many arguments.

use super::{COMMANDS, Rule, asks_for_version, calls, command};
use crate::commands::{Command, Lookup};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Alternative, Call};
use crate::profile::Profiles;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("command_arity.md"), find };

const ID: &str = "command-arity";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (_, call) in calls(unit, &COMMANDS) {
            found.extend(judge(unit, call));
        }
    }
}

fn judge(unit: &Unit<'_>, call: &Call) -> Option<Diagnostic> {
    if call.arguments.is_empty() && !call.is_open {
        let message = "a call without a command";
        return Some(Diagnostic::error(ID, unit.at(call.span), message));
    }
    let (Lookup::Found(command) | Lookup::Container(command)) = command(call)? else { return None };
    // A value that cannot be sent is the worse mistake, and another rule's.
    let cannot = |it: &Alternative| it.is_nil() || matches!(it, Alternative::Boolean(_));
    if call.arguments.iter().any(|argument| argument.what.is_all(cannot)) {
        return None;
    }
    let count = call.arguments.len();
    let mut refusing = command.refusing(count, call.is_open);
    // What may be missing may be the end of what `unpack` gives: there are so many at most.
    if call.arguments.iter().any(|argument| argument.what.has(|it| *it == Alternative::Nil)) {
        refusing = refusing.and(command.refusing(count, true).others());
    }
    if refusing.is_empty() {
        return None;
    }
    let shown = command.name.replace('|', " ").to_ascii_uppercase();
    let given = call.arguments.len() - 1 - command.name.matches('|').count();
    let message = format!("`{shown}` takes {}, and gets {given}", wanted(command));
    // Servers that do not have it at all are another rule's.
    let refusing = if refusing == command.profiles() { Profiles::ALL } else { refusing };
    if refusing != Profiles::ALL && asks_for_version(unit) {
        return None;
    }
    Some(Diagnostic::error(ID, unit.at(call.span), message).on(refusing))
}

/// `at least 2 arguments`, without the words of the name.
fn wanted(command: &Command) -> String {
    let arity = command.arity();
    let words = 1 + command.name.matches('|').count();
    let count = usize::from(arity.unsigned_abs()).saturating_sub(words);
    let least = if arity < 0 { "at least " } else { "" };
    match count {
        0 => "no arguments".to_owned(),
        1 => format!("{least}1 argument"),
        _ => format!("{least}{count} arguments"),
    }
}
