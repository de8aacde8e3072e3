//! A local of the file that functions change.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::syntax::names;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("module_state.md"), find };

const ID: &str = "module-state";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units.iter().filter(|unit| unit.syntax_errors.is_empty()) {
        for change in names::outer_changes(unit.file) {
            // What only runs while the library loads builds it.
            let is_called = unit.traces().any(|trace| trace.functions.contains(&change.function));
            if is_called {
                let message = format!("`{}` outlives the call: each server has its own, and loses it", change.name);
                let finding = Diagnostic::warning(ID, unit.at(change.span), message);
                found.push(finding.help("keep it in a key, or make it a local of the function"));
            }
        }
    }
}
