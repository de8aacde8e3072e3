//! A path that returns nothing, in a function that returns something on others.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::Trace;
use crate::source::Span;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("missing_return.md"), find };

const ID: &str = "missing-return";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for trace in unit.traces().filter(|trace| trace.stopped.is_none()) {
            let Some(reply) = value(trace) else { continue };
            if trace.returns.iter().any(|reply| reply.is_end) {
                let end = unit.end_of(trace);
                let message = "a path gets here without a `return`, and replies with nil";
                let finding = Diagnostic::warning(ID, unit.at(end), message);
                let finding = finding.related(unit.at(reply), "another replies with a value");
                found.push(finding.help("return something here, too; `return nil` says that nil is meant"));
            }
        }
    }
}

/// The first `return` that gives a value.
fn value(trace: &Trace) -> Option<Span> {
    let mut replies = trace.returns.iter().filter(|reply| !reply.is_end);
    replies.find(|reply| reply.is_value()).map(|reply| reply.span)
}
