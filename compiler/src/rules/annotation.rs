//! An annotation that cannot be read. What it means is judged while the model is made.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("annotation.md"), find };

/// The rule's id, for findings made where the model is.
pub(crate) const ID: &str = "annotation";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for error in unit.blocks.iter().flat_map(|block| &block.errors) {
            found.push(Diagnostic::error(ID, unit.at(error.span), &error.message).help(&error.help));
        }
    }
}
