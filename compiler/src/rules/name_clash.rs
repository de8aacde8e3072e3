//! Two Lua names that are one name in Rust, or one that Rust or redis-rs already has.

use super::{Rule, found_elsewhere};
use crate::diagnostic::Level;

pub(super) const RULE: Rule = Rule {
    id: ID,
    level: Level::Warn,
    page: include_str!("name_clash.md"),
    find: found_elsewhere,
};

/// The rule's id, for findings made where the model is.
pub(crate) const ID: &str = "name-clash";
