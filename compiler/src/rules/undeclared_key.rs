//! A key that the caller did not declare.

use super::{Rule, key_uses};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::Origin;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("undeclared_key.md"), find };

const ID: &str = "undeclared-key";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for argument in key_uses(unit) {
            let others = Origin::CONSTANT.or(Origin::REPLY).or(Origin::ARG).or(Origin::BUILT);
            // What is sent as an argument is another rule's.
            let is_sent = argument.origin.has(Origin::ARG)
                && argument.origin.is_only(Origin::ARG.or(Origin::CONSTANT));
            if is_sent || !argument.origin.is_only(others) {
                continue;
            }
            let what = if argument.origin.has(Origin::REPLY) {
                "a key that was read from data"
            } else if argument.origin == Origin::CONSTANT {
                "a constant key"
            } else {
                "a key that is built here"
            };
            let message = {
                let (noun, [keys, _]) = (unit.noun(), unit.tables());
                format!("{what} is not among the {noun}'s `{keys}`")
            };
            let finding = Diagnostic::warning(ID, unit.at(argument.span), message);
            let help = format!("let the caller send it as a key, or flag the {} `no-cluster`", unit.noun());
            found.push(finding.help(help));
        }
    }
}
