//! A key that is declared and never read.

use super::{Rule, found_elsewhere};
use crate::diagnostic::Level;

pub(super) const RULE: Rule = Rule {
    id: ID,
    level: Level::Warn,
    page: include_str!("unused_key.md"),
    find: found_elsewhere,
};

/// The rule's id, for findings made where the model is.
pub(crate) const ID: &str = "unused-key";
