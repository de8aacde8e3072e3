//! A second return value, which is dropped.

use super::{Rule, returns};
use crate::diagnostic::{Diagnostic, Level};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("multiple_returns.md"), find };

const ID: &str = "multiple-returns";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (_, reply) in returns(unit).filter(|(_, reply)| reply.values > 1) {
            let message = format!("{} values are returned, and the caller gets the first", reply.values);
            let finding = Diagnostic::warning(ID, unit.at(reply.span), message);
            found.push(finding.help("return a table: `return { first, second }`"));
        }
    }
}
