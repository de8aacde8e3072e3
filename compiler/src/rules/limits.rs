//! Over Lua's limits: locals, upvalues, nesting.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("limits.md"), find };

const ID: &str = "limits";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    super::syntax::report(units, crate::syntax::Kind::Limit, ID, found);
}
