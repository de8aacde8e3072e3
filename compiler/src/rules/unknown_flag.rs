//! A flag the server does not know, or does not see.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::load::ProblemKind;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("unknown_flag.md"), find };

const ID: &str = "unknown-flag";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    super::problems(units, ProblemKind::UnknownFlag, ID, found);
    super::problems(units, ProblemKind::IgnoredFlag, ID, found);
}
