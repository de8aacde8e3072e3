//! A key made of a declared key.

use super::{Rule, key_uses};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::Origin;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("derived_key.md"), find };

const ID: &str = "derived-key";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for argument in key_uses(unit) {
            let is_derived = argument.origin.has(Origin::KEY)
                && argument.origin.has(Origin::BUILT)
                && !argument.origin.has(Origin::UNKNOWN);
            if is_derived {
                let message = "a key made of a declared key has its slot only if the key carries a hash tag";
                let finding = Diagnostic::warning(ID, unit.at(argument.span), message);
                found.push(finding.help("let the caller send both, `{user:1}:lock` and `{user:1}:fence`"));
            }
        }
    }
}
