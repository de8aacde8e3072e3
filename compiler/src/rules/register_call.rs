//! A call of `register_function` the server refuses, or whose name cannot be known before loading.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::load::ProblemKind;
use crate::source::Span;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("register_call.md"), find };

const ID: &str = "register-call";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    super::problems(units, ProblemKind::RegisterCall, ID, found);
    super::problems(units, ProblemKind::NotFollowed, ID, found);
    for unit in units.iter().filter(|unit| unit.syntax_errors.is_empty()) {
        unnamed(unit, found);
        if unit.shebang.is_ok() && unit.loaded.registrations.is_empty() && unit.loaded.problems.is_empty() {
            found.push(nothing(unit));
        }
    }
}

fn unnamed(unit: &Unit<'_>, found: &mut Vec<Diagnostic>) {
    for registration in &unit.loaded.registrations {
        if unit.name_of(registration).is_none() {
            let message = "the name of this function is not known before the server runs the library";
            let finding = Diagnostic::error(ID, unit.at(registration.name_span), message);
            found.push(finding.help("say it above the statement that registers it: `---@function name`"));
        }
    }
}

fn nothing(unit: &Unit<'_>) -> Diagnostic {
    let end = unit.shebang.as_ref().map_or(0, |shebang| shebang.span.end);
    let message = "the library registers no function: the server answers \"No functions registered\"";
    let finding = Diagnostic::error(ID, unit.at(Span::new(0, end)), message);
    finding.help("end it with `redis.register_function('name', callback)`")
}
