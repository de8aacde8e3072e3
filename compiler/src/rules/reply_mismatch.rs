//! A `return` that is never what the annotation declares.

use super::{Rule, found_elsewhere};
use crate::diagnostic::Level;

pub(super) const RULE: Rule = Rule {
    id: ID,
    level: Level::Error,
    page: include_str!("reply_mismatch.md"),
    find: found_elsewhere,
};

/// The rule's id, for findings made where the model is.
pub(crate) const ID: &str = "reply-mismatch";
