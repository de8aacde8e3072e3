//! An argument used as a key.

use super::{Rule, key_uses};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::Origin;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("value_as_key.md"), find };

const ID: &str = "value-as-key";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        let [keys, _] = unit.tables();
        for argument in key_uses(unit) {
            let is_sent = argument.origin.is_only(Origin::ARG.or(Origin::CONSTANT));
            if is_sent && argument.origin.has(Origin::ARG) {
                let message = "an argument is used as a key";
                let finding = Diagnostic::warning(ID, unit.at(argument.span), message);
                found.push(finding.help(format!("take it from `{keys}`: a cluster finds the node by them")));
            }
        }
    }
}
