//! A value passed to a command that cannot be sent.

use super::{COMMANDS, Rule, calls};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Alternative, Argument, What};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("argument_type.md"), find };

const ID: &str = "argument-type";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (_, call) in calls(unit, &COMMANDS) {
            let bad = call.arguments.iter().filter(|argument| cannot_be_sent(&argument.what));
            let is_caught = call.is_protected || call.name == "redis.pcall";
            found.extend(bad.map(|argument| finding(unit, argument, is_caught)));
        }
    }
}

/// Whether no alternative is a string or a number. An argument the caller did not send is no mistake of the
/// library alone.
fn cannot_be_sent(what: &What) -> bool {
    let cannot = |it: &Alternative| {
        matches!(it, Alternative::Nil | Alternative::Boolean(_) | Alternative::Function) || it.is_table()
    };
    what.is_all(cannot)
}

fn finding(unit: &Unit<'_>, argument: &Argument, is_caught: bool) -> Diagnostic {
    let (name, help) = match argument.what.0.first() {
        Some(Alternative::Nil) => ("nil", "give it a value"),
        Some(Alternative::Boolean(_)) => ("a boolean", "send a string: `'1'` and `'0'`"),
        Some(Alternative::Status(_)) => ("a status, which is a table,", "its text is in the field `ok`"),
        Some(Alternative::Error(_)) => ("an error, which is a table,", "its text is in the field `err`"),
        Some(Alternative::Function) => ("a function", "call it"),
        _ => ("a table", "send its items with `unpack`, or its text with `cjson.encode`"),
    };
    let message = format!("{name} cannot be an argument of a command: strings and numbers can");
    let finding = Diagnostic::error(ID, unit.at(argument.span), message).help(help);
    if is_caught { Diagnostic { level: Level::Warn, ..finding } } else { finding }
}
