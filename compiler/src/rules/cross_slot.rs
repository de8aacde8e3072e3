//! Keys of one call that cannot be in one slot of a cluster.

use super::{COMMANDS, Rule, is_all_seen, key_places};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::Trace;
use crate::infer::trace::{Argument, Call, Origin};
use crate::load::Registration;
use crate::source::Span;
use crate::unit::{Form, Unit};

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("cross_slot.md"), find };

const ID: &str = "cross-slot";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (registration, trace) in unit.loaded.registrations.iter().zip(unit.traces()) {
            if let Some(flag) = flag(registration, "allow-cross-slot-keys") {
                found.extend(helpless(unit, registration, trace).map(|(message, help)| {
                    Diagnostic::warning(ID, unit.at(flag), message).help(help)
                }));
            }
            if flag(registration, "no-cluster").is_none() {
                slots(unit, registration, trace, found);
            }
        }
    }
}

fn flag(registration: &Registration<'_>, word: &str) -> Option<Span> {
    registration.flags.iter().find(|flag| flag.word == word).map(|flag| flag.span)
}

/// Why the flag that lets a function use several slots does nothing for this one.
fn helpless(
    unit: &Unit<'_>,
    registration: &Registration<'_>,
    trace: &Trace,
) -> Option<(&'static str, &'static str)> {
    if flag(registration, "no-cluster").is_some() {
        let message = "`allow-cross-slot-keys` says nothing beside `no-cluster`";
        return Some((message, "remove one of them"));
    }
    if trace.stopped.is_some() || !is_all_seen(unit, trace) {
        return None;
    }
    let mut uses = 0;
    for call in commands(trace) {
        for place in key_places(call)? {
            uses += 1;
            let key = call.arguments.get(place)?;
            if !key.origin.is_only(Origin::KEY) {
                return None;
            }
        }
    }
    let message = "`allow-cross-slot-keys` does not help: declared keys must have one slot even so";
    (uses > 0).then_some((message, "remove it; give the keys one hash tag, `{user:1}:lock`"))
}

fn commands(trace: &Trace) -> impl Iterator<Item = &Call> {
    trace.calls.iter().filter(|call| COMMANDS.contains(&call.name))
}

/// Keys that are written in the library and differ in what their slot is made of.
fn slots(
    unit: &Unit<'_>,
    registration: &Registration<'_>,
    trace: &Trace,
    found: &mut Vec<Diagnostic>,
) {
    // A script without a first line of its own may use the slots of its node one after the other.
    let is_exempt = unit.form == Form::PlainScript;
    let may_differ = is_exempt || flag(registration, "allow-cross-slot-keys").is_some();
    let mut first: Option<(Vec<u8>, Span)> = None;
    for call in commands(trace) {
        let mut first_here: Option<(Vec<u8>, Span)> = None;
        for key in key_places(call).unwrap_or_default().iter().filter_map(|it| call.arguments.get(*it)) {
            let Some(tag) = tag(unit, key) else { continue };
            let mut tell = |other: &Option<(Vec<u8>, Span)>, message: &str| {
                let differs = other.as_ref().filter(|(other, place)| {
                    *other != tag && !unit.values().exclude(*place, key.span)
                });
                let finding = differs.map(|(_, other)| {
                    let finding = Diagnostic::warning(ID, unit.at(key.span), message);
                    let finding = finding.related(unit.at(*other), "the other one");
                    finding.help(format!("give them one hash tag, or flag the {} `no-cluster`", unit.noun()))
                });
                let is_told = finding.is_some();
                found.extend(finding);
                is_told
            };
            let is_told = tell(&first_here, "one command with keys of two slots is refused in a cluster, whatever the flags");
            if !is_told && !may_differ {
                tell(&first, "two keys of one call that have different slots: a cluster refuses the second");
            }
            first_here.get_or_insert((tag.clone(), key.span));
            first.get_or_insert((tag, key.span));
        }
    }
}

/// What the slot of a key is made of, if the text says so: the hash tag, or all of it.
fn tag(unit: &Unit<'_>, key: &Argument) -> Option<Vec<u8>> {
    if let Some(key) = key.what.constant() {
        return Some(hash_tag(&key).map_or_else(|| key.clone(), <[u8]>::to_vec));
    }
    let text = unit.source.slice(key.span);
    let quote = text.first().filter(|first| matches!(first, b'\'' | b'"'))?;
    let end = text[1..].iter().position(|byte| byte == quote)?;
    hash_tag(&text[1..=end]).filter(|tag| !tag.contains(&b'\\')).map(<[u8]>::to_vec)
}

/// What stands between the first `{` and the next `}`, unless that is nothing.
fn hash_tag(key: &[u8]) -> Option<&[u8]> {
    let open = key.iter().position(|byte| *byte == b'{')? + 1;
    let length = key[open..].iter().position(|byte| *byte == b'}')?;
    (length > 0).then(|| &key[open..open + length])
}
