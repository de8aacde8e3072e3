//! A comment that allows what is not there. Found where findings are suppressed, when all are there.

use super::{Rule, found_elsewhere};
use crate::diagnostic::Level;

pub(super) const RULE: Rule = Rule {
    id: ID,
    level: Level::Warn,
    page: include_str!("unused_allow.md"),
    find: found_elsewhere,
};

/// The rule's id, for findings made where others are suppressed.
pub(crate) const ID: &str = "unused-allow";
