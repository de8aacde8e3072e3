//! More values than a call takes.

use super::unbounded_work::{shown, whole};
use super::{COMMANDS, Rule, calls};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Argument, Call};
use crate::source::Span;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("unbounded_unpack.md"), find };

const ID: &str = "unbounded-unpack";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (_, call) in calls(unit, &["unpack"]) {
            // With a range only so many are taken.
            let [list] = call.arguments.as_slice() else { continue };
            let Some(read) = read_by(unit, list) else { continue };
            let message = format!("`unpack` of all that `{}` finds fails from about 8000 items on", shown(read));
            let finding = Diagnostic::warning(ID, unit.at(call.span), message);
            let finding = finding.related(unit.at(read.span), "it is read here");
            found.push(finding.help("go on in steps: `unpack(list, first, math.min(first + 999, #list))`"));
        }
    }
}

/// The command without a limit that a list comes from.
fn read_by<'u>(unit: &'u Unit<'_>, list: &Argument) -> Option<&'u Call> {
    let place = origin(unit, list.span);
    calls(unit, &COMMANDS).map(|(_, call)| call).find(|call| call.span == place && whole(call).is_some())
}

/// The expression a local was declared with, or the one itself.
fn origin(unit: &Unit<'_>, span: Span) -> Span {
    let text = std::str::from_utf8(unit.source.slice(span)).unwrap_or_default();
    unit.values().given(text, span.start).map_or(span, |value| value.span)
}
