//! `false` as a reply, which arrives as nil.

use super::{Rule, returns};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Alternative, Origin, Return};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("boolean_reply.md"), find };

const ID: &str = "boolean-reply";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (registration, reply) in returns(unit) {
            if is_false(reply) && !unit.declares_reply(registration) {
                let message = "`false` arrives as nil, the same as no value";
                let finding = Diagnostic::warning(ID, unit.at(reply.span), message);
                found.push(finding.help("return 1 and 0, or say `---@return boolean` if nil is meant to be false"));
            }
        }
    }
}

/// Whether false is said, not only passed on from a command that found nothing.
fn is_false(reply: &Return) -> bool {
    reply.origin == Origin::CONSTANT && reply.what.is_all(|it| *it == Alternative::Boolean(false))
}
