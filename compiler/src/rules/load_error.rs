//! Something Lua cannot do, while the library loads.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::load::ProblemKind;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("load_error.md"), find };

const ID: &str = "load-error";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    super::problems(units, ProblemKind::LoadError, ID, found);
}
