//! An array reply that stops at a nil.

use super::{Rule, returns, tables};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Alternative, Table, What};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("nil_in_array.md"), find };

const ID: &str = "nil-in-array";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (_, reply) in returns(unit) {
            let Some(place) = tables(&reply.what).into_iter().find_map(hole) else { continue };
            let message =
                format!("item {place} of the reply may be nil, and the reply stops there");
            let finding = Diagnostic::warning(ID, unit.at(reply.span), message);
            found.push(finding.help("`false` arrives as nil and does not end the array"));
        }
    }
}

/// The place of the first nil that something follows.
fn hole(table: &Table) -> Option<usize> {
    let last = table.items.iter().rposition(|item| item.is_all(|it| !it.is_nil()))?;
    table.items[..last].iter().position(may_be_nil).map(|place| place + 1)
}

/// Nil was said, or nothing was. What an array has at an index, what `tonumber` reads, or a caller may leave
/// out is no sign of a mistake.
fn may_be_nil(item: &What) -> bool {
    use Alternative::{Boolean, Constant, Nil, Number};
    let is_said = |it: &Alternative| matches!(it, Nil | Boolean(_) | Constant(_) | Number(Some(_)));
    item.has(|it| *it == Nil) && item.is_all(is_said)
}
