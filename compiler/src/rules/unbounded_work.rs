//! Work that grows with the data, while every other client waits.

use super::{COMMANDS, Rule, calls, command};
use crate::commands::Lookup;
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::Call;
use crate::source::Span;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("unbounded_work.md"), find };

const ID: &str = "unbounded-work";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (_, call) in calls(unit, &COMMANDS) {
            found.extend(whole(call).and_then(|whole| judge(unit, call, whole)));
        }
    }
}

/// What a command reads all of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// The keys of the server.
    Keys,
    /// A set, list or sorted set.
    Collection,
    /// A hash, which may well be a record of a few fields.
    Hash,
}

/// What a call reads all of, if it does.
pub(super) fn whole(call: &Call) -> Option<Whole> {
    let Lookup::Found(command) = command(call)? else { return None };
    match command.name.as_str() {
        "keys" => Some(Whole::Keys),
        "smembers" | "sunion" => Some(Whole::Collection),
        "lrange" | "zrange" | "zrevrange" => {
            let words = call.words();
            let is = |place: usize, text: &[u8]| {
                words.get(place).is_some_and(|word| word.as_deref() == Some(text))
            };
            let is_by_place = words.len() == 4 || is(4, b"WITHSCORES");
            (is(2, b"0") && is(3, b"-1") && is_by_place).then_some(Whole::Collection)
        }
        "hgetall" | "hkeys" | "hvals" => Some(Whole::Hash),
        _ => None,
    }
}

/// How a command is called in messages.
pub(super) fn shown(call: &Call) -> String {
    match command(call) {
        Some(Lookup::Found(command)) => command.name.replace('|', " ").to_ascii_uppercase(),
        _ => String::new(),
    }
}

fn judge(unit: &Unit<'_>, call: &Call, whole: Whole) -> Option<Diagnostic> {
    let name = shown(call);
    let inner = unit.values().loops_over(call.span).find_map(|body| command_in(unit, body));
    let (message, help) = match (whole, inner) {
        (Whole::Keys, _) => (
            format!("`{name}` looks at every key of the server, and nothing else runs meanwhile"),
            "keep the names in a set of your own",
        ),
        (_, Some(_)) => (
            format!("a command runs for each item that `{name}` finds, however many these are"),
            "take so many at a time, and call again for the others",
        ),
        (Whole::Collection, None) => (
            format!("`{name}` reads all there is, and nothing else runs meanwhile"),
            "read a part: a range with an end, SSCAN with a cursor",
        ),
        (Whole::Hash, None) => return None,
    };
    let finding = Diagnostic::warning(ID, unit.at(call.span), message).help(help);
    Some(match inner {
        Some(inner) => finding.related(unit.at(inner), "this one"),
        None => finding,
    })
}

/// A command that is called in the body of a loop.
fn command_in(unit: &Unit<'_>, body: Span) -> Option<Span> {
    let inside = |span: Span| body.start <= span.start && span.end <= body.end;
    calls(unit, &COMMANDS).map(|(_, call)| call.span).find(|span| inside(*span))
}
