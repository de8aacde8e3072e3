//! What loading the library in a real Lua shows, and reading it does not.

use super::Rule;
use crate::diagnostic::Level;

/// The command line finds it: the compiler runs no Lua.
pub(super) const RULE: Rule = Rule {
    id: ID,
    level: Level::Error,
    page: include_str!("sandbox.md"),
    find: super::found_elsewhere,
};

/// The rule's id, for findings made where a library is loaded.
pub(crate) const ID: &str = "sandbox";
