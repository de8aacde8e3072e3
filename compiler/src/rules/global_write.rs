//! A global is assigned while the library loads.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::load::ProblemKind;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("global_write.md"), find };

const ID: &str = "global-write";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    super::problems(units, ProblemKind::GlobalWrite, ID, found);
}
