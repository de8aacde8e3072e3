//! A value passed to a command that cannot be sent.

use super::{COMMANDS, Rule, calls};
use crate::annotation::{Presence, Tag, TagKind, TypeKind};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Alternative, Argument, What};
use crate::load::Registration;
use crate::syntax::bare;
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
        for registration in unit.loaded.registrations.iter().filter(|_| unit.syntax_errors.is_empty()) {
            found.extend(bare_booleans(unit, registration));
        }
    }
}

/// Arguments that are declared to be booleans, and of which the body only asks whether they are there.
fn bare_booleans<'s>(unit: &Unit<'s>, registration: &Registration<'s>) -> Vec<Diagnostic> {
    let Some(callback) = registration.callback.as_deref() else { return Vec::new() };
    let Some(args) = callback.function.parameters.get(1) else { return Vec::new() };
    let blocks = unit.blocks_of(registration);
    let tags = blocks.iter().map(|block| block.tags.iter().filter(|tag| is_arg(tag)).collect());
    let tags: Vec<&Tag> = tags.into_iter().find(|tags: &Vec<_>| !tags.is_empty()).unwrap_or_default();
    let places = tags.iter().take_while(|tag| is_one(tag)).enumerate();
    let booleans = places.filter(|(_, tag)| is_boolean(tag)).filter_map(|(place, tag)| {
        let tested = bare::only_tested(callback.function, args.text, place + 1)?;
        let message = "a boolean arrives as '1' or '0', and both are true in Lua";
        let finding = Diagnostic::error(ID, unit.at(tested), message);
        let finding = finding.related(unit.at(tag.span), "it is declared here");
        Some(finding.help(format!("compare it: `{}[{}] == '1'`", args.text, place + 1)))
    });
    booleans.collect()
}

fn is_arg(tag: &Tag) -> bool {
    matches!(tag.kind, TagKind::Arg { .. } | TagKind::Count { .. })
}

/// Whether it has one place, so that those behind it have theirs.
fn is_one(tag: &Tag) -> bool {
    match &tag.kind {
        TagKind::Arg { presence, key, .. } => *presence != Presence::Variadic && key.is_none(),
        _ => true,
    }
}

fn is_boolean(tag: &Tag) -> bool {
    let TagKind::Arg { ty, .. } = &tag.kind else { return false };
    matches!(&ty.kind, TypeKind::Name { name, parameters } if name == "boolean" && parameters.is_empty())
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
