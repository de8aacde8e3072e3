//! `redis.log` outside a function.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::load::ProblemKind;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("log_at_load.md"), find };

const ID: &str = "log-at-load";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    super::problems(units, ProblemKind::LogAtLoad, ID, found);
}
