//! A global is assigned while the library loads, or in a script.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::load::ProblemKind;
use crate::syntax::names::{self, Global};
use crate::syntax::script;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("global_write.md"), find };

const ID: &str = "global-write";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    super::problems(units, ProblemKind::GlobalWrite, ID, found);
    let is_sound = |unit: &&Unit<'_>| unit.is_script() && unit.syntax_errors.is_empty();
    for unit in units.iter().filter(is_sound) {
        let Some(function) = script::function(unit.file) else { continue };
        let globals = names::globals_of_script(function);
        // A function with an environment of its own has globals of its own.
        if globals.iter().all(|global| global.name != "setfenv") {
            let written = globals.iter().filter(|global| global.is_written);
            found.extend(written.filter_map(|global| in_script(unit, global)));
        }
    }
}

/// The server's globals are read-only in a script, too.
fn in_script(unit: &Unit<'_>, global: &Global<'_>) -> Option<Diagnostic> {
    let function = global.function?;
    let name = global.name;
    let message = format!(
        "a script cannot assign the global `{name}`: the server answers \"Attempt to modify a readonly table\""
    );
    let help = match name {
        "KEYS" | "ARGV" => format!("give the local another name, or write `local {name} = ...`"),
        _ => format!("write `local {name}`, or `local function {name}`"),
    };
    let finding = Diagnostic::error(ID, unit.at(global.span), message).help(help);
    let is_entered = unit.traces().any(|trace| trace.functions.contains(&function));
    let is_certain = unit.traces().any(|trace| trace.unprotected.contains(&function));
    match (is_entered && !global.is_protected, is_certain) {
        (true, true) => Some(finding),
        (true, false) => Some(Diagnostic { level: Level::Warn, ..finding }),
        (false, _) => None,
    }
}
