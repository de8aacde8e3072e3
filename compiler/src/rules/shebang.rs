//! A first line the server refuses.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("shebang.md"), find };

const ID: &str = "shebang";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        if let Err(error) = &unit.shebang {
            found.push(Diagnostic::error(ID, unit.at(error.span), &error.message).help(&error.help));
        }
    }
}
