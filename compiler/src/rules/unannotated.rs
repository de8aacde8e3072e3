//! A function whose interface is only inferred.

use super::{Rule, found_elsewhere};
use crate::diagnostic::Level;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Allow, page: include_str!("unannotated.md"), find: found_elsewhere };

pub(crate) const ID: &str = "unannotated";
